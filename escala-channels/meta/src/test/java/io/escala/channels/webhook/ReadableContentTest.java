package io.escala.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.MessageEvent;
import io.escala.core.conversations.MessageText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From the bytes of a webhook to what people read. The README prints the table. */
class ReadableContentTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    private static final Set<String> IN_ANY_LANGUAGE = Set.of("LIKE", "HEART");

    /** Every payload that is an entry of a thread and whose text is not just what the person wrote. */
    static List<String> payloads() {
        return Payload.names().stream()
                .filter(name -> !name.contains("history") && !name.startsWith("whatsapp/account_"))
                .filter(ReadableContentTest::isEntry)
                .filter(name -> !text(name, Locale.ENGLISH).equals(text(name, SPANISH))
                        || IN_ANY_LANGUAGE.contains(content(name)))
                .toList();
    }

    private static boolean isEntry(String name) {
        return Payload.events(name).size() == 1 && Payload.event(name) instanceof MessageEvent;
    }

    private static String text(String name, Locale locale) {
        return MessageText.of(Payload.event(name, MessageEvent.class).content(), locale)
                .replace("\n", " / ");
    }

    private static String content(String name) {
        return Summary.of(Payload.event(name, MessageEvent.class).content());
    }

    private static String row(String name) {
        return "| `" + name + "` | `" + content(name) + "` | " + text(name, Locale.ENGLISH) + " | "
                + text(name, SPANISH) + " |";
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void theReadmeSaysWhatPeopleRead(String name) throws IOException {
        assertThat(readme()).contains(row(name));
    }

    @Test
    void theReadmeHasNoFurtherRows() throws IOException {
        String rows = readme().stream()
                .filter(line -> line.startsWith("| `") && line.contains("/"))
                .filter(line -> Payload.names().stream().anyMatch(name -> line.startsWith("| `" + name + "` |")))
                .collect(Collectors.joining("\n"));

        assertThat(rows)
                .isEqualTo(payloads().stream().map(ReadableContentTest::row).collect(Collectors.joining("\n")));
    }

    private static List<String> readme() throws IOException {
        return Files.readAllLines(Path.of("README.md"));
    }
}
