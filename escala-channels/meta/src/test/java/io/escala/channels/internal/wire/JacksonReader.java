package io.escala.channels.internal.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads a body with Jackson, under the same limits. */
final class JacksonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(1_048_576)
                    .maxNumberLength(32)
                    .maxNameLength(256)
                    .maxTokenCount(200_000)
                    .build())
            .build();

    private final JsonParser parser;
    private final int base;

    private JacksonReader(JsonParser parser, int base) {
        this.parser = parser;
        this.base = base;
    }

    /**
     * A value as plain Java.
     *
     * @param content a map, a list, a string; of anything else its spelling
     * @param from where it begins
     * @param to where it ends
     */
    record Value(Object content, int from, int to) {}

    /** The value; throws if the body must be refused. */
    static Value read(byte[] body) {
        for (byte b : body) {
            require(b != 0, "a NUL would make the parser guess at UTF-16");
        }
        require(Utf8.isStrict(body), "not UTF-8");
        int start = byteOrderMark(body);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body, start, body.length - start)) {
            Value value = new JacksonReader(parser, start).value(parser.nextToken());
            require(parser.nextToken() == null, "something follows");
            return value;
        }
    }

    /** The length of the byte order mark: 3 or 0. */
    static int byteOrderMark(byte[] bytes) {
        boolean mark =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return mark ? 3 : 0;
    }

    private Value value(@Nullable JsonToken token) {
        int from = base + (int) parser.currentTokenLocation().getByteOffset();
        Object content = content(token);
        // Behind a number at the end of a body, Jackson has already read on.
        boolean number = token != null && token.isNumeric();
        int to = number
                ? from + content.toString().length()
                : base + (int) parser.currentLocation().getByteOffset();
        return new Value(content, from, to);
    }

    private Object content(@Nullable JsonToken token) {
        require(token != null, "empty");
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> "\"" + parser.getString();
            default -> parser.getString();
        };
    }

    private Map<String, Value> object() {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            require(fields.put(name, value(parser.nextToken())) == null, "a name twice");
        }
        return fields;
    }

    private List<Value> array() {
        List<Value> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token));
        }
        return elements;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
