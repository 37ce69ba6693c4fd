package io.escala.channels.graph;

import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.ParsedBody;
import io.escala.channels.internal.wire.PlainJson;
import io.escala.channels.internal.wire.UnreadableBodyException;
import java.io.ByteArrayOutputStream;
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
