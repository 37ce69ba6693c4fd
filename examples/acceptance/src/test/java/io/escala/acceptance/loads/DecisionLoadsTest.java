package io.escala.acceptance.loads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.escala.crm.change.NotLoadedException;
import io.escala.crm.change.Relation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every decision through its command on the memory store. What a decision reads is loaded for it: nothing is ever loaded
 * again. What is loaded for it is read: without that relation, one of its commands fails. A relation that only leads the loader
 * to another one counts as read, because that other one is proven to be.
 */
@DisplayName("What is loaded for a decision")
class DecisionLoadsTest {
    private static final String SUFFIX = "Decision";

    private static final List<LoadScenario> SCENARIOS = Stream.of(
                    ReceiveLoadScenarios.all(),
                    ContactLoadScenarios.all(),
                    SendLoadScenarios.all(),
                    MediaLoadScenarios.all(),
                    WindowLoadScenarios.all(),
                    AdministrationLoadScenarios.all(),
                    AutoCloseLoadScenarios.all(),
                    RecordLoadScenarios.all(),
                    TeamLoadScenarios.all(),
                    CommandLoadScenarios.all())
            .flatMap(List::stream)
            .toList();

    @Test
    @DisplayName("is tested for every decision")
    void isTestedForEveryDecision() {
        assertThat(new ClassFileImporter()
                        .importPackages("io.escala.core.internal").stream()
                                .filter(type -> type.isTopLevelClass()
                                        && type.getSimpleName().endsWith(SUFFIX))
                                .map(JavaClass::getSimpleName)
                                .filter(name -> !name.equals(SUFFIX)))
                .hasSizeGreaterThan(10)
                .isSubsetOf(decisions().toList());
    }

    @ParameterizedTest
    @MethodSource("decisions")
    @DisplayName("is all that it reads, and is read")
    void isReadAndIsAll(String decision) {
        Set<Relation> loaded = EnumSet.noneOf(Relation.class);
        Set<Relation> read = EnumSet.noneOf(Relation.class);
        boolean decides = false;
        for (LoadScenario scenario : scenarios(decision)) {
            LoadsFixture complete = prepared(scenario, null);
            assertThatCode(() -> scenario.when().accept(complete))
                    .as(scenario.name())
                    .doesNotThrowAnyException();
            loaded.addAll(complete.asked());
            decides |= complete.tookId(decision);
            for (Relation relation : complete.asked()) {
                LoadsFixture incomplete = prepared(scenario, relation);
                try {
                    scenario.when().accept(incomplete);
                } catch (NotLoadedException e) {
                    if (e.relation() == relation) {
                        read.add(relation);
                    }
                    decides |= Stream.of(e.getStackTrace())
                            .anyMatch(frame -> frame.getClassName().endsWith("." + decision));
                }
            }
        }

        assertThat(read).isEqualTo(loaded);
        assertThat(decides).as("the commands make this decision").isTrue();
    }

    private static LoadsFixture prepared(LoadScenario scenario, @Nullable Relation withheld) {
        LoadsFixture fixture = new LoadsFixture();
        scenario.given().accept(fixture);
        fixture.record(scenario.load(), withheld);
        return fixture;
    }

    private static List<LoadScenario> scenarios(String decision) {
        return SCENARIOS.stream()
                .filter(scenario -> scenario.decision().equals(decision))
                .toList();
    }

    private static Stream<String> decisions() {
        return SCENARIOS.stream().map(LoadScenario::decision).distinct().sorted();
    }
}
