package io.escala.channels;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dependencies between the packages of this module, and what it exports. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.escala.channels");

    private static final List<String> BEHIND_THE_WALL =
            List.of("tools.jackson", "okhttp3", "com.github.benmanes", "org.slf4j");

    private static final String[] READING = {
        "io.escala.channels.internal.wire..",
        "io.escala.channels.internal.envelope..",
        "io.escala.channels.internal.whatsapp..",
        "io.escala.channels.internal.direct..",
        "io.escala.channels.internal.mapping.."
    };

    @Test
    void eventsDoNotDependOnTheirReaders() {
        noClasses()
                .that()
                .resideInAPackage("io.escala.channels.event..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.escala.channels.webhook..", "io.escala.channels.internal..")
                .check(MAIN);
    }

    @Test
    void parsingDependsNeitherOnTheEndpointNorOnHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(READING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.escala.channels.webhook..", "io.escala.channels.graph..", "okhttp3..")
                .check(MAIN);
    }

    @Test
    void webhookParsingUsesTheJsonLibraryInOnePlace() {
        noClasses()
                .that()
                .resideInAnyPackage(READING)
                .and()
                .resideOutsideOfPackage("io.escala.channels.internal.wire")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..")
                .check(MAIN);
    }

    @Test
    void publicSignaturesContainNoLibraryTypes() {
        classes()
                .that()
                .arePublic()
                .and()
                .resideOutsideOfPackages("..internal..")
                .should(showNoTypeOf(BEHIND_THE_WALL))
                .check(MAIN);
    }

    @Test
    void internalPackagesAreNotExported() {
        ModuleDescriptor module = AppSecret.class.getModule().getDescriptor();

        assertThat(module).isNotNull();
        assertThat(module.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .noneMatch(name -> name.contains("internal"));
    }

    private static ArchCondition<JavaClass> showNoTypeOf(List<String> libraries) {
        return new ArchCondition<>("show no type of " + libraries) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    if (isVisible(unit.getModifiers())) {
                        List<JavaClass> shown = new ArrayList<>(unit.getRawParameterTypes());
                        shown.add(unit.getRawReturnType());
                        shown.addAll(unit.getExceptionTypes());
                        report(unit.getFullName(), shown.stream(), events);
                    }
                }
                for (JavaField field : type.getFields()) {
                    if (isVisible(field.getModifiers())) {
                        report(field.getFullName(), Stream.of(field.getRawType()), events);
                    }
                }
            }

            private void report(String where, Stream<JavaClass> shown, ConditionEvents events) {
                shown.filter(type -> libraries.stream().anyMatch(type.getPackageName()::startsWith))
                        .forEach(type -> events.add(
                                SimpleConditionEvent.violated(type, where + " shows " + type.getFullName())));
            }
        };
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
