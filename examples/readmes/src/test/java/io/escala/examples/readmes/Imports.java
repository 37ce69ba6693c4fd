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

/** The imports a block of Java need not declare: the library, the JDK, and related libraries. */
final class Imports {
    /** FakeMeta is no named module. */
    private static final Set<String> FAKE_META =
            Set.of("io.escala.fakemeta", "io.escala.fakemeta.junit", "io.escala.fakemeta.setup");

    private static final Set<String> AROUND = Set.of(
            "com.sun.net.httpserver",
            "com.zaxxer.hikari",
            "io.micrometer.core.instrument",
            "jakarta.servlet.http",
            "java.io",
            "java.math",
            "java.net",
            "java.nio.file",
            "java.time",
            "java.util",
            "javax.sql",
            "org.junit.jupiter.api",
            "org.junit.jupiter.api.extension",
            "org.springframework.http",
            "org.springframework.jdbc.datasource",
            "org.springframework.transaction.support",
            "org.springframework.web.bind.annotation");

    /** What an application with the starter imports, besides: most of Spring's packages have names that ours have too. */
    private static final Set<String> STARTER = Set.of(
            "io.escala.fakemeta.*",
            "io.escala.spring.boot.*",
            "io.escala.spring.boot.test.*",
            "org.springframework.context.annotation.Bean",
            "org.springframework.jdbc.core.JdbcTemplate",
            "org.springframework.jdbc.core.simple.JdbcClient",
            "org.springframework.stereotype.Component",
            "org.springframework.stereotype.Service",
            "org.springframework.transaction.annotation.Transactional");

    private Imports() {}

    /**
     * The import declarations for the blocks of a file, on one line.
     *
     * @param file the Markdown file: the one of FakeMeta uses no other module, and the others do not use FakeMeta,
     *     but those on the starters, and the first one its class of this name
     */
    static String of(String file) {
        Set<String> packages = new TreeSet<>(AROUND);
        packages.addAll(file.startsWith("escala-channels/fake-meta/") ? FAKE_META : exported());
        boolean onStarter =
                file.startsWith("escala-channels/spring-boot-") || file.startsWith("examples/own-customers/");
        Set<String> more =
                onStarter ? STARTER : file.equals("README.md") ? Set.of("io.escala.fakemeta.FakeMeta") : Set.of();
        return Stream.concat(packages.stream().map(name -> name + ".*"), more.stream())
                        .map(name -> "import " + name + "; ")
                        .collect(Collectors.joining())
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
