package io.escala.channels.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects of more fields than are looked at one by one: every field is found all the same, and nothing else is. */
class WideObjectsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 34, 500})
    void everyFieldIsFoundHoweverManyThereAre(int fields) throws UnreadableBodyException {
        Json wide = Body.read(wide(fields).getBytes(UTF_8)).json();

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
    @ValueSource(ints = {31, 32, 33, 100})
    void wideObjectsInsideWideObjectsAreNotMistakenForOneAnother(int fields) throws UnreadableBodyException {
        String inner = wide(fields).replace("\"n", "\"inner");
        Json outer = Body.read(
                        wide(fields).replace("\"spelled otherwise\"", inner).getBytes(UTF_8))
                .json();
        Json found = outer.get("abc");

        assertThat(outer.get("n" + (fields - 1)).wholeNumber()).isEqualTo(fields - 1);
        assertThat(outer.get("inner0").isPresent()).isFalse();
        assertThat(found.get("inner" + (fields - 1)).wholeNumber()).isEqualTo(fields - 1);
        assertThat(found.get("n0").isPresent()).isFalse();
        assertThat(found.get("abc").text()).isEqualTo("spelled otherwise");
    }

    private static String wide(int fields) {
        return IntStream.range(0, fields)
                .mapToObj(i -> "\"n" + i + "\":" + i + ",")
                .collect(Collectors.joining("", "{", "\"\\u0061bc\":\"spelled otherwise\"}"));
    }
}
