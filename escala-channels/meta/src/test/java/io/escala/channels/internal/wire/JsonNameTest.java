package io.escala.channels.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "name", "a\"b\\c", "\n\u0000", "\u00e4\u4e2d", "\uD83D\uDE00", "/\u2028"})
    void escapedNameIsReadAsTheSameName(String name) throws UnreadableBodyException {
        String json = "{\"" + new String(JsonName.escaped(name), UTF_8) + "\":1}";

        assertThat(JsonReader.read(json.getBytes(UTF_8)).fields())
                .extracting(JsonValue.Field::name)
                .containsExactly(name);
    }
}
