package io.escala.channels.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.MetaEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A flag that comes as a text is a flag: every sample with flags gives the same events with {@code "true"} for {@code true}. */
class FlagsTest {
    private static final Pattern FLAG = Pattern.compile(":(\\s*)(true|false)\\b");
    private static final Pattern RAW = Pattern.compile("\\d+ bytes");

    static Stream<String> samplesWithFlags() {
        return Payload.names().stream()
                .filter(name ->
                        FLAG.matcher(new String(Payload.bytes(name), UTF_8)).find());
    }

    /** What the events say, without their bytes, which differ. */
    private static List<String> said(byte[] body) {
        List<String> said = new ArrayList<>();
        for (MetaEvent event : MetaEvents.parse(body)) {
            said.add(RAW.matcher(event.toString()).replaceAll("raw"));
        }
        MetaEvents.toChannelEvents(MetaEvents.parse(body)).forEach(event -> said.add(Summary.of(event)));
        return said;
    }

    @ParameterizedTest
    @MethodSource("samplesWithFlags")
    void flagAsTextIsTheSame(String sample) {
        String body = new String(Payload.bytes(sample), UTF_8);
        String asText = FLAG.matcher(body).replaceAll(":$1\"$2\"");
        String shouted =
                FLAG.matcher(body).replaceAll(match -> ":\"" + match.group(2).toUpperCase(Locale.ROOT) + "\"");

        assertThat(said(asText.getBytes(UTF_8))).isEqualTo(said(body.getBytes(UTF_8)));
        assertThat(said(shouted.getBytes(UTF_8))).isEqualTo(said(body.getBytes(UTF_8)));
    }

    @Test
    void otherTextsAreNoFlags() {
        byte[] body = new String(Payload.bytes("messenger/echo"), UTF_8)
                .replaceAll("\"is_echo\"\\s*:\\s*true", "\"is_echo\":\"yes\"")
                .getBytes(UTF_8);

        assertThat(said(body)).isNotEqualTo(said(Payload.bytes("messenger/echo")));
    }
}
