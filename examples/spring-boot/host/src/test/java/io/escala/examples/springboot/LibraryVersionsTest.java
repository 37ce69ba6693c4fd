package io.escala.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The libraries are those of the release of Spring Boot, and no others of ours came before them. */
class LibraryVersionsTest {
    @Test
    void librariesAreThoseThatSpringBootManages() {
        List<String> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).getFileName().toString())
                .toList();
        List<String> expected = Stream.of(
                        System.getProperty("expected.libraries").split(" ", -1))
                .map(library -> library + ".jar")
                .toList();

        assertThat(expected).hasSize(5);
        assertThat(classPath).containsAll(expected);
    }
}
