package io.escala.examples.readmes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a block of Java need not import: the library it is about, the JDK, and what both are put into. */
final class Imports {
    /** The stand-in for Meta is no named module. */
    private static final Set<String> FAKE_META =
            Set.of("io.escala.fakemeta", "io.escala.fakemeta.junit", "io.escala.fakemeta.setup");

    private static final Set<String> AROUND = Set.of(
            "com.sun.net.httpserver",
            "io.micrometer.core.instrument",
            "jakarta.servlet.http",
            "java.io",
            "java.net",
            "java.nio.file",
            "java.time",
            "java.util",
            "javax.sql",
            "org.junit.jupiter.api",
            "org.junit.jupiter.api.extension",
            "org.springframework.http",
            "org.springframework.web.bind.annotation");

    private Imports() {}

    /**
     * The import declarations for the blocks of a file, on one line.
     *
     * @param file the Markdown file: that of the stand-in for Meta speaks of no other module, and the others do not speak of it
     */
    static String of(String file) {
        Set<String> packages = new TreeSet<>(AROUND);
        packages.addAll(file.startsWith("escala-channels/fake-meta/") ? FAKE_META : exported());
        return packages.stream().map(name -> "import " + name + ".*; ").collect(Collectors.joining())
                + "import static org.assertj.core.api.Assertions.*; ";
    }

    /** Every package that a module of the library exports to everybody. */
    static Set<String> exported() {
        try {
            return Collections.list(Imports.class.getClassLoader().getResources("module-info.class")).stream()
                    .map(Imports::read)
                    .filter(module -> module.name().startsWith("io.escala."))
                    .flatMap(module -> module.exports().stream())
                    .flatMap(export -> export.isQualified() ? Stream.empty() : Stream.of(export.source()))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModuleDescriptor read(URL url) {
        try (InputStream in = url.openStream()) {
            return ModuleDescriptor.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
