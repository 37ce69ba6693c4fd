package io.escala.acceptance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.escala.core.inbox.Inbox;
import io.escala.crm.store.ContactReads;
import io.escala.crm.store.ConversationReads;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.IdentityReads;
import io.escala.crm.store.IntakeReads;
import io.escala.crm.store.LineReads;
import io.escala.crm.store.WorkQueue;
import io.escala.crm.text.BoundedPattern;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dependency rules over the main classes of every module. */
class ArchitectureTest {
    private static final String MEMORY = "io.escala.crm.memory..";
    private static final String JDBC = "io.escala.crm.jdbc..";
    private static final String CODEC = "io.escala.crm.codec..";
    private static final String TCK = "io.escala.crm.tck..";
    private static final String CORE = "io.escala.core..";
    private static final String CHANNELS = "io.escala.channels..";
    private static final String FAKE = "io.escala.fakemeta..";
    private static final String EVERYTHING = "io.escala..";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.escala");

    private static final DescribedPredicate<JavaClass> SPI = DescribedPredicate.and(
                    resideInAnyPackage("io.escala.crm.."),
                    DescribedPredicate.not(resideInAnyPackage(MEMORY, JDBC, CODEC, TCK)))
            .as("classes of the spi");

    private static final ArchRule WITHOUT_UNBOUNDED_PATTERNS = noClasses()
            .that()
            .resideOutsideOfPackage("io.escala.examples..")
            .and()
            .doNotHaveFullyQualifiedName(BoundedPattern.class.getName())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.regex")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Scanner")
            .orShould()
            .callMethod(String.class, "matches", String.class)
            .orShould()
            .callMethod(String.class, "replaceAll", String.class, String.class)
            .orShould()
            .callMethod(String.class, "replaceFirst", String.class, String.class)
            .orShould()
            .callMethod(String.class, "split", String.class)
            .orShould()
            .callMethod(String.class, "split", String.class, int.class)
            .because(
                    "java.util.regex backtracks and recurses: on a long text one pattern takes a worker for minutes or overflows"
                            + " its stack. Our own patterns go through BoundedPattern, parts between separators through Separated;"
                            + " patterns that hosts write need a linear engine, RE2/J");

    private static DescribedPredicate<JavaClass> oursBut(DescribedPredicate<JavaClass> allowed) {
        return resideInAnyPackage(EVERYTHING)
                .and(DescribedPredicate.not(allowed))
                .as("ours, but " + allowed.getDescription());
    }

    @Test
    void every_module_is_checked() {
        for (String module : List.of(
                "io.escala.crm.store",
                "io.escala.crm.memory",
                "io.escala.crm.jdbc",
                "io.escala.crm.codec",
                "io.escala.core.inbox",
                "io.escala.channels.webhook",
                "io.escala.fakemeta")) {
            assertThat(ALL.containPackage(module)).as(module).isTrue();
        }
    }

    @Test
    void the_spi_depends_on_no_other_module() {
        noClasses().that(SPI).should().dependOnClassesThat(oursBut(SPI)).check(ALL);
    }

    @Test
    void stores_and_what_helps_their_authors_depend_on_the_spi_only() {
        for (String module : List.of(MEMORY, JDBC, CODEC, TCK)) {
            noClasses()
                    .that()
                    .resideInAPackage(module)
                    .should()
                    .dependOnClassesThat(oursBut(SPI.or(resideInAnyPackage(module))))
                    .allowEmptyShould(module.equals(TCK))
                    .check(ALL);
        }
    }

    @Test
    void core_depends_on_the_spi_only() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat(oursBut(SPI.or(resideInAnyPackage(CORE))))
                .check(ALL);
    }

    @Test
    void channels_depend_on_core_and_spi_only() {
        noClasses()
                .that()
                .resideInAPackage(CHANNELS)
                .should()
                .dependOnClassesThat(oursBut(SPI.or(resideInAnyPackage(CORE, CHANNELS))))
                .check(ALL);
    }

    @Test
    void the_fake_depends_on_no_other_module() {
        noClasses()
                .that()
                .resideInAPackage(FAKE)
                .should()
                .dependOnClassesThat(oursBut(resideInAnyPackage(FAKE)))
                .check(ALL);
    }

    @Test
    void core_uses_no_json_http_or_sql() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .or(SPI)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "tools.jackson..",
                        "com.fasterxml..",
                        "okhttp3..",
                        "java.net.http..",
                        "java.sql..",
                        "javax.sql..")
                .check(ALL);
    }

    @Test
    void decisions_rules_and_bindings_do_not_use_the_store() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .and()
                .haveNameMatching(".*(Decision|Rules|Binding)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        CrmStore.class,
                        LineReads.class,
                        IdentityReads.class,
                        ContactReads.class,
                        ConversationReads.class,
                        IntakeReads.class,
                        WorkQueue.class)
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("StateLoader")
                .check(ALL);
    }

    @Test
    void channel_signatures_contain_no_library_types() {
        DescribedPredicate<JavaClass> behind =
                resideInAnyPackage("tools.jackson..", "com.fasterxml..", "okhttp3..", "okio..", "kotlin..");
        classes()
                .that()
                .resideInAPackage(CHANNELS)
                .and()
                .resideOutsideOfPackage("..internal..")
                .and()
                .arePublic()
                .should(showNone(behind))
                .check(ALL);
    }

    private static ArchCondition<JavaClass> showNone(DescribedPredicate<JavaClass> behind) {
        return new ArchCondition<>("show none of the libraries behind") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (JavaCodeUnit unit : item.getCodeUnits()) {
                    List<JavaClass> shown = new ArrayList<>(unit.getRawParameterTypes());
                    shown.add(unit.getRawReturnType());
                    shown.addAll(unit.getThrowsClause().getTypes());
                    boolean visible = unit.getModifiers().contains(JavaModifier.PUBLIC)
                            || unit.getModifiers().contains(JavaModifier.PROTECTED);
                    if (visible && shown.stream().anyMatch(behind)) {
                        events.add(SimpleConditionEvent.violated(unit, unit.getFullName()));
                    }
                }
                for (JavaField field : item.getFields()) {
                    if (field.getModifiers().contains(JavaModifier.PUBLIC) && behind.test(field.getRawType())) {
                        events.add(SimpleConditionEvent.violated(field, field.getFullName()));
                    }
                }
            }
        };
    }

    @Test
    void no_serialization_processes_printing_or_old_dates() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.escala.examples..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectOutputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(ALL);
    }

    @Test
    void every_pattern_is_bounded() {
        WITHOUT_UNBOUNDED_PATTERNS.check(ALL);
    }

    @Test
    void unbounded_patterns_are_detected() {
        JavaClasses wrong = new ClassFileImporter().importClasses(UnboundedPatterns.class);

        assertThat(WITHOUT_UNBOUNDED_PATTERNS.evaluate(wrong).getFailureReport().getDetails())
                .hasSizeGreaterThanOrEqualTo(6)
                .anyMatch(detail -> detail.contains("java.util.regex.Pattern"))
                .anyMatch(detail -> detail.contains("java.util.Scanner"))
                .anyMatch(detail -> detail.contains("String.matches("))
                .anyMatch(detail -> detail.contains("String.replaceAll("))
                .anyMatch(detail -> detail.contains("String.replaceFirst("))
                .anyMatch(detail -> detail.contains("String.split("));
    }

    @Test
    void internal_packages_are_used_by_their_module_only() {
        for (String module : List.of(
                "io.escala.core",
                "io.escala.channels",
                "io.escala.fakemeta",
                "io.escala.crm.jdbc",
                "io.escala.crm.codec",
                "io.escala.crm.memory")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(module + "..internal..")
                    .check(ALL);
        }
    }

    @Test
    void rules_detect_violations() {
        assertThat(ALL.get(Inbox.class).getDirectDependenciesFromSelf())
                .anyMatch(dependency -> SPI.test(dependency.getTargetClass()));
        assertThat(SPI.test(ALL.get(CrmStore.class))).isTrue();
        assertThat(oursBut(SPI).test(ALL.get(Inbox.class))).isTrue();
    }
}
