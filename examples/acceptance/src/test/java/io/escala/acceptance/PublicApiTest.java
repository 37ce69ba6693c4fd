package io.escala.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.escala.core.feed.IncomingMessage;
import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Outcome;
import io.escala.crm.account.Actor;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a host sees of the library: interfaces without hidden types, and outcomes that cannot be ignored by accident. */
class PublicApiTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.escala.core", "io.escala.channels");

    private static final DescribedPredicate<JavaClass> PUBLISHED = describe(
            "published",
            type -> !type.getPackageName().contains(".internal")
                    && type.getModifiers().contains(JavaModifier.PUBLIC)
                    && type.getEnclosingClass()
                            .map(outer -> outer.getModifiers().contains(JavaModifier.PUBLIC))
                            .orElse(true));

    private static boolean visible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> signature(JavaCodeUnit unit) {
        return Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()));
    }

    @Test
    void signatures_contain_no_hidden_types() {
        classes()
                .that(PUBLISHED)
                .should(new ArchCondition<>("have only published types in their signatures") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        Stream.concat(type.getMethods().stream(), type.getConstructors().stream())
                                .filter(PublicApiTest::visible)
                                .filter(unit -> signature(unit)
                                        .anyMatch(used -> used.getPackageName().contains(".internal")))
                                .forEach(unit -> events.add(SimpleConditionEvent.violated(
                                        unit, unit.getFullName() + " has a hidden type")));
                    }
                })
                .check(ALL);
    }

    @Test
    void outcomes_must_be_used() {
        methods()
                .that(describe(
                        "answer an outcome",
                        (JavaMethod method) -> method.getRawReturnType().isEquivalentTo(Outcome.class)
                                && PUBLISHED.test(method.getOwner())
                                && !method.getOwner().isEquivalentTo(Outcome.class)
                                // A refused reply is a warning and an event, so a handler may be one expression.
                                && !method.getOwner().isEquivalentTo(IncomingMessage.class)))
                .should()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(CheckReturnValue.class)
                .check(ALL);
    }

    @Test
    void the_parts_of_a_desk_are_interfaces() {
        assertThat(Inbox.class).isInterface();
        assertThat(Desk.class).isInterface();
        assertThat(Arrays.stream(Desk.class.getMethods())
                        .map(method -> method.getReturnType())
                        .filter(type -> type != Actor.class))
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part).isInterface());
    }
}
