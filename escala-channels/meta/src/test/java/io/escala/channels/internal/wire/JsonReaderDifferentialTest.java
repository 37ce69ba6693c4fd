package io.escala.channels.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/**
 * The tree accepts the bodies that Jackson's tokens make a value of, with the same values at the same places.
 */
class JsonReaderDifferentialTest {
    private static final int DOCUMENTS = 4_000;
    private static final int MUTANTS = 12;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void generatedAndMutatedDocumentsAreReadAlike(long seed) {
        Random random = new Random(seed);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] document = new Documents(random).next().getBytes(UTF_8);
            assertThat(same(document)).as("a generated document is accepted").isTrue();
            for (int j = 0; j < MUTANTS; j++) {
                if (same(Documents.mutate(document, random))) {
                    accepted++;
                } else {
                    refused++;
                }
            }
        }
        // Mutants must be of both sorts, valid and invalid.
        assertThat(accepted).isGreaterThan(DOCUMENTS / 2);
        assertThat(refused).isGreaterThan(DOCUMENTS / 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-",
                "+1",
                "00",
                "01",
                "-01",
                "1.",
                ".5",
                "1.e1",
                "1e",
                "1e+",
                "1E-5",
                "1e1000000000",
                "-0.0e-0",
                "0x1",
                "1a",
                "1 2",
                "Infinity",
                "-Infinity",
                "NaN",
                "1.5.5",
                "1e5e5",
                "1_0",
                "12345678901234567890",
                "true",
                "tru",
                "truex",
                "True",
                "nul",
                "null",
                "nullnull",
                "falsey",
                "undefined",
                "\"\"",
                "\"",
                "'a'",
                "\"\\\"",
                "\"\\u\"",
                "\"\\u12\"",
                "\"\\u123g\"",
                "\"\\uFFFF\"",
                "\"\\ud83d\\ude00\"",
                "\"\\ud83d\"",
                "\"\\ude00\\ud83d\"",
                "\"\\u0000\"",
                "\"\\x41\"",
                "\"\\U0041\"",
                "\"\\a\"",
                "\"\\\\\\/\\b\\f\\n\\r\\t\"",
                "\"\u007f\u0080\u2028\uffff\"",
                "\"a\tb\"",
                "\"a\nb\"",
                "\"a\u0001b\"",
                "\"a\u001fb\"",
                "[]",
                "[,]",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1]]",
                "[[1]",
                "]",
                "[1,2",
                "[1}",
                "[/* */1]",
                "[1]//x",
                "#\n1",
                "{}",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1]",
                "{\"a\"::1}",
                "{\"a\":1}}",
                "{null:1}",
                "{:1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"\\u0061\":1,\"a\":2}",
                "{\"\\u0061\":1,\"\\u0061\":2}",
                "{\"\u00e4\":1,\"\\u00e4\":2}",
                "{\"\u00e4\":1,\"\u00e4\":2}",
                "{\"\\n\":1,\"n\":2,\"\\\\n\":3}",
                "{\"\":1}",
                "{\"\":1,\"\":2}",
                "{\"\\ud83d\\ude00\":1}",
                "{\"\ud83d\ude00\":1,\"\\ud83d\\ude00\":2}",
                "{\"\\\"\":1,\"\\u0022\":2}",
                "{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1}}",
                "{\"ab\":1,\"ba\":2,\"aab\":3,\"abb\":4,\"axb\":5,\"ayb\":6}",
                "{\"axb\":1,\"ayb\":2,\"axb\":3}",
                "\uFEFF1",
                "\uFEFF \uFEFF1",
                " \t\r\n1 \t\r\n",
                "\u00a01",
                "\f1",
                "\u000b1",
                ""
            })
    void grammarEdgeCasesAreReadAlike(String document) {
        assertThat(same(document.getBytes(UTF_8))).isIn(true, false);
        assertThat(same(("[" + document + ",{\"x\":" + document + "}]").getBytes(UTF_8)))
                .isIn(true, false);
    }

    @Test
    void limitsAreEnforcedAlike() {
        for (int length : new int[] {63, 64, 65}) {
            assertThat(same("[".repeat(length) + "]".repeat(length))).isEqualTo(length <= 64);
            assertThat(same("{\"a\":".repeat(length) + "1" + "}".repeat(length)))
                    .isEqualTo(length <= 64);
        }
        for (int length : new int[] {31, 32, 33}) {
            assertThat(same("9".repeat(length))).isEqualTo(length <= 32);
            assertThat(same("-" + "9".repeat(length))).isEqualTo(length <= 32);
            assertThat(same("9." + "9".repeat(length - 1))).isEqualTo(length <= 32);
            assertThat(same("-9.5e-" + "9".repeat(length - 2))).isEqualTo(length <= 32);
        }
        for (int length : new int[] {1_048_575, 1_048_576, 1_048_577}) {
            assertThat(same("\"" + "a".repeat(length) + "\"")).isEqualTo(length <= 1_048_576);
            assertThat(same("\"" + "\\n".repeat(length) + "\"")).isEqualTo(length <= 1_048_576);
            assertThat(same("\"" + "\u00e4".repeat(length) + "\"")).isEqualTo(length <= 1_048_576);
        }
        for (int length : new int[] {255, 256, 257}) {
            assertThat(same("{\"" + "a".repeat(length) + "\":1}")).isEqualTo(length <= 256);
            assertThat(same("{\"" + "\\u0061".repeat(length) + "\":1}")).isEqualTo(length <= 256);
        }
        for (int elements : new int[] {199_997, 199_998, 199_999}) {
            assertThat(same("[" + "1,".repeat(elements - 1) + "1]")).isEqualTo(elements <= 199_998);
        }
        for (int objects : new int[] {49_998, 49_999, 50_000}) {
            // Start, name, value and end, and two of the array.
            assertThat(same("[" + "{\"a\":1},".repeat(objects - 1) + "{\"a\":1}]"))
                    .isEqualTo(objects <= 49_999);
        }
    }

    private static boolean same(String document) {
        return same(document.getBytes(UTF_8));
    }

    /** Whether both accept it; fails when they differ. */
    private static boolean same(byte[] document) {
        JacksonReader.@Nullable Value expected = byJackson(document);
        JacksonReader.@Nullable Value read = asTree(document);
        if (expected == null || !expected.equals(read)) {
            assertThat(read).as("reading %s", new String(document, UTF_8)).isEqualTo(expected);
        }
        return expected != null;
    }

    private static JacksonReader.@Nullable Value byJackson(byte[] document) {
        try {
            return JacksonReader.read(document);
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    private static JacksonReader.@Nullable Value asTree(byte[] document) {
        try {
            return plain(JsonReader.read(document), document);
        } catch (UnreadableBodyException e) {
            return null;
        }
    }

    private static JacksonReader.Value plain(JsonValue json, byte[] document) {
        return new JacksonReader.Value(content(json, document), json.from(), json.to());
    }

    private static Object content(JsonValue json, byte[] document) {
        if (json.isObject()) {
            Map<String, JacksonReader.Value> fields = new LinkedHashMap<>();
            for (JsonValue.Field field : json.fields()) {
                String name = field.name();
                JsonValue value = field.value();
                fields.put(name, plain(value, document));
                // Looked up by name it is the same value, whatever type is requested.
                assertThat(json.get(name).from()).isEqualTo(value.from());
                assertThat(json.text(name)).isEqualTo(value.text());
                assertThat(json.id(name)).isEqualTo(value.id());
                assertThat(json.isTrue(name)).isEqualTo(value.isTrue());
            }
            return fields;
        }
        if (json.isArray()) {
            List<JsonValue> elements = json.elements();
            return elements.stream().map(element -> plain(element, document)).toList();
        }
        String spelling = new String(document, json.from(), json.to() - json.from(), UTF_8);
        if (spelling.startsWith("\"")) {
            String text = json.text();
            return "\"" + (text == null ? "" : text);
        }
        return spelling;
    }
}
