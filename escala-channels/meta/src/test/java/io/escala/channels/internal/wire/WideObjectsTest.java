package io.escala.channels.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects with more fields than are compared one by one: every field is found, and nothing else. */
class WideObjectsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 23, 24, 25, 26, 31, 32, 33, 34, 500})
    void everyFieldOfAWideObjectIsFound(int fields) throws UnreadableBodyException {
        JsonValue wide = ParsedBody.read(wide(fields).getBytes(UTF_8)).json();

        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < fields; i++) {
                assertThat(wide.get("n" + i).wholeNumber()).as("n" + i).isEqualTo(i);
            }
            assertThat(wide.get("abc").text()).isEqualTo("spelled otherwise");
            assertThat(wide.get("n" + fields).isPresent()).isFalse();
            assertThat(wide.get("\\u0061bc").isPresent()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {23, 24, 25, 31, 32, 33, 100})
    void nestedWideObjectsAreKeptApart(int fields) throws UnreadableBodyException {
        String inner = wide(fields).replace("\"n", "\"inner");
        JsonValue outer = ParsedBody.read(
                        wide(fields).replace("\"spelled otherwise\"", inner).getBytes(UTF_8))
                .json();
        JsonValue found = outer.get("abc");

        assertThat(outer.get("n" + (fields - 1)).wholeNumber()).isEqualTo(fields - 1);
        assertThat(outer.get("inner0").isPresent()).isFalse();
        assertThat(found.get("inner" + (fields - 1)).wholeNumber()).isEqualTo(fields - 1);
        assertThat(found.get("n0").isPresent()).isFalse();
        assertThat(found.get("abc").text()).isEqualTo("spelled otherwise");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 24, 60})
    void duplicateNamesAreDetectedHoweverEscaped(int fields) {
        String names =
                IntStream.range(0, fields).mapToObj(i -> "\"n" + i + "\":0,").collect(Collectors.joining("", "{", ""));

        for (String again : new String[] {"\"n1\"", "\"\\u006e1\"", "\"n\\u0031\""}) {
            assertThatThrownBy(() -> ParsedBody.read((names + again + ":0}").getBytes(UTF_8)))
                    .as(again)
                    .isInstanceOf(UnreadableBodyException.class)
                    .hasMessageContaining("stands twice");
        }
    }

    @Test
    void emptyObjectHasNoFields() throws UnreadableBodyException {
        JsonValue empty = ParsedBody.read("{\"empty\":{},\"after\":1}".getBytes(UTF_8))
                .json()
                .get("empty");

        for (int i = 0; i < 1_000; i++) {
            assertThat(empty.get("n" + i).isPresent()).isFalse();
            assertThat(empty.text("name" + i)).isNull();
        }
        assertThat(empty.fields()).isEmpty();
        assertThat(empty.get("after").isPresent()).isFalse();
    }

    @Test
    void namesOfTheSameLengthAndEndsAreKeptApart() throws UnreadableBodyException {
        JsonValue alike = ParsedBody.read("{\"abcde\":1,\"axxxe\":2,\"ae\":3,\"a\":4,\"\":5}".getBytes(UTF_8))
                .json();

        assertThat(alike.get("abcde").wholeNumber()).isEqualTo(1);
        assertThat(alike.get("axxxe").wholeNumber()).isEqualTo(2);
        assertThat(alike.get("ae").wholeNumber()).isEqualTo(3);
        assertThat(alike.get("a").wholeNumber()).isEqualTo(4);
        assertThat(alike.get("").wholeNumber()).isEqualTo(5);
        assertThat(alike.get("ayyye").isPresent()).isFalse();
        assertThat(alike.get("\u0101xxxe").isPresent()).isFalse();
    }

    private static String wide(int fields) {
        return IntStream.range(0, fields)
                .mapToObj(i -> "\"n" + i + "\":" + i + ",")
                .collect(Collectors.joining("", "{", "\"\\u0061bc\":\"spelled otherwise\"}"));
    }
}
