package io.escala.channels.graph;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON on this wire. Plain maps outside, so that the JSON library stays an inner matter. */
final class GraphJson {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private GraphJson() {}

    static byte[] write(Map<String, ?> body) {
        return MAPPER.writeValueAsBytes(body);
    }

    /** The object, or null when the bytes are anything else. */
    static @Nullable Map<String, Object> readObject(byte[] bytes) {
        try {
            return MAPPER.readValue(bytes, OBJECT);
        } catch (JacksonException notAnObject) {
            return null;
        }
    }
}
