package io.escala.examples.readmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block marked as {@code sh} is one that a shell can parse. */
class ShellBlocksTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    static Stream<Snippet> blocks() throws IOException {
        return Snippet.below(ROOT, "sh").values().stream().flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void everyBlockParses(Snippet block) throws Exception {
        assertThat(problems(block.code())).as(block.file() + ":" + block.line()).isEmpty();
    }

    @Test
    void guidesAreIncluded() throws IOException {
        assertThat(Snippet.below(ROOT, "sh"))
                .containsKeys("README.md", "escala-core/operating.md", "escala-channels/meta/getting-started.md");
    }

    @Test
    void whatIsWrongIsTold() throws Exception {
        assertThat(problems("echo \"one")).isNotEmpty();
    }

    /** What the shell has against commands that it does not run. */
    private static String problems(String commands) throws IOException, InterruptedException {
        Process shell =
                new ProcessBuilder("sh", "-n", "-s").redirectErrorStream(true).start();
        shell.getOutputStream().write(commands.getBytes(StandardCharsets.UTF_8));
        shell.getOutputStream().close();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return shell.waitFor() == 0 ? said : "exit " + shell.exitValue() + " " + said;
    }
}
