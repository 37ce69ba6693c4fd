package io.escala.channels.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the rules are stricter than Jackson's, or counted differently. */
class JsonReaderTest {
    @Test
    void halfOfASurrogatePairMayBeInATextOnly() throws UnreadableBodyException {
        assertThat(JsonReader.read("{\"a\":\"\\ud83d\"}".getBytes(UTF_8)).text("a"))
                .isEqualTo("\uD83D");
        assertRefused("{\"\\ud83d\":1}".getBytes(UTF_8), "not JSON");
        assertRefused("{\"a\\ude00\":1}".getBytes(UTF_8), "not JSON");
    }

    @Test
    void onlyOneByteOrderMarkIsSkipped() throws UnreadableBodyException {
        assertThat(JsonReader.read("\uFEFF1".getBytes(UTF_8)).wholeNumber()).isEqualTo(1);
        assertRefused("\uFEFF\uFEFF1".getBytes(UTF_8), "not JSON");
    }

    @Test
    void otherEncodingsAreNotGuessed() {
        for (Charset charset : List.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE"))) {
            for (String json : new String[] {"{}", "[1]", "1", "{\"a\":\"b\"}"}) {
                assertRefused(json.getBytes(charset), "not JSON");
                assertRefused(("\uFEFF" + json).getBytes(charset), "not UTF-8");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00e4", "\u4e2d", "\\u0061", "\\u00e4", "\\u4e2d"})
    void lengthOfANameIsItsCharacters(String letter) throws UnreadableBodyException {
        assertThat(JsonReader.read(named(letter.repeat(256))).fields()).hasSize(1);
        assertRefused(named(letter.repeat(257)), "breaks a limit");
        assertRefused(named(letter.repeat(1_000)), "breaks a limit");
    }

    private static byte[] named(String name) {
        return ("{\"" + name + "\":1}").getBytes(UTF_8);
    }

    private static void assertRefused(byte[] body, String why) {
        assertThatThrownBy(() -> JsonReader.read(body))
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessageContaining(why)
                .hasNoCause();
    }
}
