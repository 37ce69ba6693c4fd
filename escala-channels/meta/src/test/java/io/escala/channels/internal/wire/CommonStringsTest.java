package io.escala.channels.internal.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every known word is found at any position, and no other text matches one. */
class CommonStringsTest {
    static final Iterable<String> WORDS = CommonStrings.ALL;

    @ParameterizedTest
    @FieldSource("WORDS")
    void knownWordsAreFound(String word) {
        byte[] bytes = ("\"" + word + "\"").getBytes(US_ASCII);

        assertThat(CommonStrings.find(bytes, 1, bytes.length - 1)).isSameAs(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "massages", "messages2", "MESSAGES", "pages", "texts", "t?xt", "delivereded"})
    void otherWordsAreNotFound(String text) {
        byte[] bytes = text.getBytes(US_ASCII);

        assertThat(CommonStrings.find(bytes, 0, bytes.length)).isNull();
    }

    @Test
    void wordsAreDistinct() {
        assertThat(CommonStrings.ALL).doesNotHaveDuplicates();
    }
}
