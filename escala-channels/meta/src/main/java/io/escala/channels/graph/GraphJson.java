package io.escala.channels.graph;

import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.ParsedBody;
import io.escala.channels.internal.wire.PlainJson;
import io.escala.channels.internal.wire.UnreadableBodyException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON of the Graph API as plain maps, so that the JSON library does not appear in the API. */
final class GraphJson {
    private static final JsonFactory JACKSON = JsonFactory.builder().build();

    private GraphJson() {}

    /**
     * Writes an object.
     *
     * @throws IllegalArgumentException when it contains something other than maps, collections, strings, numbers, booleans and null
     */
    static byte[] write(Map<String, ?> body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = JACKSON.createGenerator(ObjectWriteContext.empty(), out)) {
            PlainJson.write(body, generator);
        }
        return out.toByteArray();
    }

    /** A value of a form: texts, numbers and booleans as they are, objects as JSON. */
    static String text(Object value) {
        return value instanceof Map<?, ?> object
                ? new String(write(keyed(object)), StandardCharsets.UTF_8)
                : String.valueOf(value);
    }

    private static Map<String, Object> keyed(Map<?, ?> object) {
        Map<String, Object> keyed = new LinkedHashMap<>();
        object.forEach((key, value) -> keyed.put(String.valueOf(key), value));
        return keyed;
    }

    /** The object, or null when the bytes are anything else or exceed a limit of webhook bodies. */
    static @Nullable Map<String, Object> readObject(byte[] bytes) {
        try {
            JsonValue json = ParsedBody.read(bytes).json();
            return json.isObject() ? PlainJson.object(json) : null;
        } catch (UnreadableBodyException e) {
            return null;
        }
    }

    /** A parser for a body that may be cut off. */
    static JsonParser parser(byte[] bytes) {
        return JACKSON.createParser(ObjectReadContext.empty(), bytes);
    }
}
