package io.escala.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Dependencies between the packages. */
class PackagesTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.escala");

    /** Longest first: the packages of one module may begin with those of another. */
    private static final String[] MODULES = {
        "io.escala.crm.memory",
        "io.escala.crm.jdbc",
        "io.escala.crm.codec",
        "io.escala.crm.tck",
        "io.escala.crm",
        "io.escala.core",
        "io.escala.channels",
        "io.escala.fakemeta"
    };

    private static final SliceAssignment PACKAGES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    };

    @Test
    void packages_have_no_cycles() {
        slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(ALL);
    }

    @Test
    void sending_does_not_depend_on_receiving() {
        noClasses()
                .that()
                .resideInAnyPackage("io.escala.core.send..", "io.escala.core.internal.send..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.escala.core.internal.receive..")
                .check(ALL);
    }

    @Test
    void type_names_are_unique_within_a_module() {
        Map<String, Set<String>> named = new TreeMap<>();
        for (JavaClass type : ALL) {
            if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
                for (String module : MODULES) {
                    if (type.getName().startsWith(module + ".")) {
                        named.computeIfAbsent(module + ": " + type.getSimpleName(), none -> new TreeSet<>())
                                .add(type.getName());
                        break;
                    }
                }
            }
        }

        assertThat(named).isNotEmpty();
        assertThat(named.values().stream().filter(types -> types.size() > 1).collect(Collectors.toList()))
                .isEmpty();
    }
}
