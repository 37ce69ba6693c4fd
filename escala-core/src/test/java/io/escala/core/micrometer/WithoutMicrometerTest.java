package io.escala.core.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.escala.core.inbox.Inbox;
import io.escala.crm.store.CrmStore;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** Micrometer is an optional dependency of the host. */
class WithoutMicrometerTest {
    private static final String BINDING = "io.escala.core.micrometer.";

    /** The class path of a host without Micrometer. */
    private static URLClassLoader withoutMicrometer() {
        URL[] jars = Stream.of(Inbox.class, CrmStore.class, PhoneNumberUtil.class, Logger.class, Nullable.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
        // Without a parent: other loaders find named modules, and so the tests' Micrometer.
        return new URLClassLoader(jars, null);
    }

    private static List<String> classesOfCore() throws IOException, URISyntaxException {
        Path root = Path.of(
                Inbox.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(root::relativize)
                    .map(file -> file.toString().replace(file.getFileSystem().getSeparator(), "."))
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> !name.equals("module-info") && !name.endsWith("package-info"))
                    .toList();
        }
    }

    /** Loads a class and every type in its signatures; returns the number of members. */
    private static int link(ClassLoader loader, String name) throws ClassNotFoundException {
        Class<?> type = Class.forName(name, true, loader);
        assertThat(type.getClassLoader()).isSameAs(loader);
        return type.getDeclaredMethods().length
                + type.getDeclaredConstructors().length
                + type.getDeclaredFields().length;
    }

    @Test
    void everyOtherClassOfCoreLinks() throws Exception {
        List<String> others = classesOfCore().stream()
                .filter(name -> !name.startsWith(BINDING))
                .toList();
        assertThat(others).contains(Inbox.class.getName()).hasSizeGreaterThan(100);

        try (URLClassLoader loader = withoutMicrometer()) {
            for (String name : others) {
                assertThatNoException().as(name).isThrownBy(() -> link(loader, name));
            }
        }
    }

    @Test
    void bindingDoesNotLink() throws IOException {
        try (URLClassLoader loader = withoutMicrometer()) {
            assertThatExceptionOfType(NoClassDefFoundError.class)
                    .isThrownBy(() -> link(loader, MicrometerMetrics.class.getName()))
                    .withMessageContaining("io/micrometer");
        }
    }

    @Test
    void moduleRequiresMicrometerOnlyStatically() {
        assertThat(Inbox.class.getModule().getDescriptor().requires())
                .filteredOn(required -> required.name().equals("micrometer.core"))
                .singleElement()
                .satisfies(required -> assertThat(required.modifiers())
                        .containsExactly(java.lang.module.ModuleDescriptor.Requires.Modifier.STATIC));
    }
}
