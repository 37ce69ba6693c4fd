package io.escala.examples.inspector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's examples match the output. */
class ReadmeTest {
    static Stream<String> examples() throws IOException {
        List<String> blocks =
                Arrays.asList(Files.readString(Path.of("README.md")).split("```console\n\\$ ", -1));
        return blocks.stream().skip(1).map(block -> block.substring(0, block.indexOf("```")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsPrintedAsShown(String example) throws IOException {
        String[] commandAndOutput = example.split("\n", 2);
        Map<String, String> environment = new HashMap<>();
        String[] words = commandAndOutput[0].split(" ", -1);
        int program = Arrays.asList(words).indexOf("webhook-inspector");
        for (int i = 0; i < program; i++) {
            String[] variable = words[i].split("=", 2);
            environment.put(variable[0], variable[1]);
        }
        List<String> args = Arrays.asList(words).subList(program + 1, words.length);
        int less = args.indexOf("<");
        int greater = args.indexOf(">");
        String in = less < 0 ? "" : new String(Files.readAllBytes(Path.of(args.get(less + 1))), UTF_8);
        int end = less >= 0 ? less : greater >= 0 ? greater : args.size();

        Run run = Run.with(in, environment, args.subList(0, end).toArray(String[]::new));

        assertThat((greater < 0 ? run.out() : "") + run.err()).isEqualTo(commandAndOutput[1]);
    }
}
