package io.escala.channels.graph;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON of the Graph API as plain maps, so that the JSON library does not appear in the API. */
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
