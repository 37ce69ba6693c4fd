package io.escala.crm.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import io.escala.crm.tck.CrmStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Tests the suites: each detects the defects meant for it, and no test passes on a store that does nothing. */
@Tag("one-jdk")
class SaboteurTest {
    static List<Subject> saboteurs() {
        return Subject.saboteurs();
    }

    /** The names of the suites that are nested in the contract. */
    static List<String> suites() {
        return nested().map(Class::getSimpleName).toList();
    }

    @ParameterizedTest
    @MethodSource("saboteurs")
    void storeWithOneDefectFailsItsSuite(Subject saboteur) {
        Events tests = run(saboteur.targetSuite(), saboteur);

        assertThat(names(tests.failed())).as("what caught it").isNotEmpty();
        assertThat(names(tests.succeeded()))
                .as("it is wrong in one way, not broken")
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("suites")
    void correctStoreWithAllCapabilitiesPasses(String suite) {
        Events tests = run(suite, Subject.SOUND);

        assertThat(names(tests.failed())).isEmpty();
        assertThat(tests.succeeded().count())
                .isPositive()
                .isEqualTo(tests.started().count());
    }

    @ParameterizedTest
    @MethodSource("suites")
    void noTestPassesOnAStoreThatDoesNothing(String suite) {
        Events tests = run(suite, Subject.NOTHING);

        assertThat(names(tests.succeeded())).isEmpty();
        assertThat(tests.failed().count())
                .isPositive()
                .isEqualTo(tests.started().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failure", "LeaseFailure"})
    void fixtureThatCannotFailAbortsTheSuiteWithAReason(String suite) {
        Events tests = run(suite, Subject.CLAIM_IGNORED);

        assertThat(tests.aborted().count())
                .isPositive()
                .isEqualTo(tests.started().count());
        assertThat(tests.aborted().stream().map(event -> event.getRequiredPayload(TestExecutionResult.class)))
                .allSatisfy(result -> assertThat(result.getThrowable().orElseThrow())
                        .hasMessageContaining("the fixture has no breaking()"));
    }

    @Test
    void everySuiteIsNestedInTheContractAndHasASaboteur() {
        assertThat(nested())
                .extracting(suite -> suite.getSuperclass().getSimpleName())
                .hasSameElementsAs(written());
        assertThat(Subject.saboteurs()).extracting(Subject::targetSuite).hasSameElementsAs(suites());
    }

    private static Stream<Class<?>> nested() {
        return Stream.of(CrmStoreContract.class.getDeclaredClasses())
                .filter(inner -> inner.isAnnotationPresent(Nested.class))
                .sorted(Comparator.comparing(Class::getName));
    }

    private static Events run(String suite, Subject subject) {
        Class<?> nested = nested().filter(inner -> inner.getSimpleName().equals(suite))
                .findFirst()
                .orElseThrow();
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter(SubjectParameter.SUBJECT, subject.name())
                .selectors(selectNestedClass(List.of(SubjectContract.class), nested))
                .execute()
                .testEvents();
    }

    private static List<String> names(Events events) {
        return events.stream()
                .map(Event::getTestDescriptor)
                .map(test -> test.getUniqueId().getLastSegment().getValue() + " " + test.getDisplayName())
                .toList();
    }

    /** The suites found among the classes of the contract's own artifact. */
    private static Set<String> written() {
        try {
            URI where = CrmStoreContract.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path root = Path.of(where);
            if (Files.isDirectory(root)) {
                return contracts(root);
            }
            try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
                return contracts(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> contracts(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("io/escala/crm/tck"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Contract.class") && !name.endsWith("StoreContract.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .collect(Collectors.toSet());
        }
    }
}
