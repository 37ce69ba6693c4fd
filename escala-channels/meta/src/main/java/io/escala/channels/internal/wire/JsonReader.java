package io.escala.channels.internal.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Reads a body into a tree with Jackson's streaming parser, within limits. For one body. Not thread-safe. */
final class JsonReader {
    private static final int MAX_NAME_CHARS = 256;

    /** An exceeded limit makes the whole body unreadable. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxTokenCount(200_000)
            .maxStringLength(1_048_576)
            .maxNumberLength(32)
            // Jackson counts the bytes of a name; its characters, of up to three bytes each, are counted here.
            .maxNameLength(3 * MAX_NAME_CHARS)
            .build();

    private static final JsonFactory JACKSON =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a body.
     *
     * @param body the bytes; a byte order mark is skipped
     * @return the value
     * @throws UnreadableBodyException when it is not exactly one JSON value in strict UTF-8, repeats a name in one object,
     *     or exceeds a limit
     */
    static JsonValue read(byte[] body) throws UnreadableBodyException {
        if (!Utf8.isStrict(body)) {
            throw new UnreadableBodyException("not UTF-8");
        }
        if (Utf8.beginsLikeUtf16(body)) {
            throw notJson();
        }
        try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), body)) {
            return new JsonReader(parser).whole();
        } catch (StreamConstraintsException e) {
            throw limit();
        } catch (StreamReadException e) {
            throw notJson();
        }
    }

    private JsonValue whole() throws UnreadableBodyException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new UnreadableBodyException("empty");
        }
        JsonValue value = value(first);
        if (!isAtEnd()) {
            throw new UnreadableBodyException("something follows the JSON value");
        }
        return value;
    }

    private boolean isAtEnd() {
        try {
            return parser.nextToken() == null;
        } catch (StreamReadException e) {
            return false;
        }
    }

    private JsonValue value(JsonToken token) throws UnreadableBodyException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        return switch (token) {
            case START_OBJECT -> JsonValue.object(fields(), from, end());
            case START_ARRAY -> JsonValue.array(elements(), from, end());
            case VALUE_STRING -> JsonValue.scalar(JsonValue.Kind.STRING, parser.getString(), from, end());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> bare(JsonValue.Kind.NUMBER, from);
            case VALUE_TRUE -> bare(JsonValue.Kind.TRUE, from);
            case VALUE_FALSE -> bare(JsonValue.Kind.FALSE, from);
            case VALUE_NULL -> bare(JsonValue.Kind.NULL, from);
            default -> throw notJson();
        };
    }

    private int end() {
        return (int) parser.currentLocation().getByteOffset();
    }

    /** A value without quotes. It ends after its characters: Jackson may have read on. */
    private JsonValue bare(JsonValue.Kind kind, int from) {
        String text = parser.getString();
        return JsonValue.scalar(kind, text, from, from + text.length());
    }

    private Map<String, JsonValue> fields() throws UnreadableBodyException {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            return Map.of();
        }
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        do {
            String name = parser.currentName();
            if (name.length() > MAX_NAME_CHARS) {
                throw limit();
            }
            if (fields.put(name, value(parser.nextToken())) != null) {
                throw new UnreadableBodyException("a name stands twice in one object");
            }
        } while (parser.nextToken() != JsonToken.END_OBJECT);
        return fields;
    }

    private List<JsonValue> elements() throws UnreadableBodyException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            return List.of();
        }
        List<JsonValue> elements = new ArrayList<>();
        while (token != JsonToken.END_ARRAY) {
            elements.add(value(token));
            token = parser.nextToken();
        }
        return elements;
    }

    private static UnreadableBodyException notJson() {
        return new UnreadableBodyException("not JSON");
    }

    private static UnreadableBodyException limit() {
        return new UnreadableBodyException("breaks a limit of depth, length or number of tokens");
    }
}
