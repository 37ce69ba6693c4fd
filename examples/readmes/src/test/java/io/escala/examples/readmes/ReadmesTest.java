package io.escala.examples.readmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReadmesTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    static Stream<Arguments> readmes() throws IOException {
        return Snippet.below(ROOT).entrySet().stream().map(readme -> Arguments.of(readme.getKey(), readme.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readmes")
    void everyJavaBlockCompiles(String readme, List<Snippet> snippets) {
        assertThat(SnippetCompiler.problems(Imports.of(readme), snippets)).isEmpty();
    }

    @Test
    void moduleReadmesAreIncluded() throws IOException {
        Map<String, List<Snippet>> readmes = Snippet.below(ROOT);

        assertThat(readmes)
                .containsKeys(
                        "README.md",
                        "escala-core/README.md",
                        "escala-core/inbox-screen.md",
                        "escala-core/operating.md",
                        "escala-core/sending.md",
                        "escala-channels/meta/README.md",
                        "escala-channels/meta/getting-started.md",
                        "escala-channels/fake-meta/README.md",
                        "escala-channels/spring-boot-starter/README.md",
                        "escala-channels/spring-boot-starter-test/README.md",
                        "escala-crm-spi/codec/README.md",
                        "escala-crm-spi/jdbc/README.md",
                        "escala-crm-spi/memory/README.md",
                        "escala-crm-spi/spi/README.md",
                        "escala-crm-spi/tck/README.md",
                        "examples/own-customers/README.md",
                        "examples/rules-only/README.md");
    }
}
