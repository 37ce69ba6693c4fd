package io.escala.fakemeta.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlaceholderTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-z0-9_]+)\\s*}}");

    @Test
    void placeholdersMatchThePattern() {
        Random random = new Random(20_261_128);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                text.append(List.of("{", "{{", "}", "}}", " ", "a", "1", "A").get(random.nextInt(8)));
            }

            assertThat(Placeholder.in(text.toString()))
                    .as("in <%s>", text)
                    .extracting(each -> text.substring(each.from(), each.to()))
                    .containsExactlyElementsOf(PLACEHOLDER
                            .matcher(text)
                            .results()
                            .map(MatchResult::group)
                            .toList());
        }
    }

    @Test
    void textOfBracesIsReadInOnePass() {
        assertThat(Placeholder.in("{{ ".repeat(500_000) + "}}")).isEmpty();
        assertThat(Placeholder.in("{{a}}".repeat(100_000))).hasSize(100_000);
    }
}
