package io.escala.fakemeta.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads leniently and writes as Meta does: {@code \}{@code uXXXX} in lower case for non-ASCII, {@code \/} for a slash. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .enable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
                    .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                    .build())
            .build();

    private Json() {}

    /** Returns a new, empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Returns a new, empty array. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Returns the bytes that Meta would send. */
    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** Returns the text that Meta would send. */
    public static String string(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** Parses a text; null if it is not JSON. */
    public static @Nullable JsonNode read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? null : node;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    /** Parses bytes; null if they are not JSON. */
    public static @Nullable JsonNode read(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node.isMissingNode() ? null : node;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    /** Returns the text or number of a key, or null if there is none. */
    public static @Nullable String text(JsonNode node, String key) {
        JsonNode value = node.get(key);
        return value != null && (value.isString() || value.isNumber()) ? value.asString() : null;
    }

    /** Returns the text or number of a key, or the empty string if there is none. */
    public static String textOrEmpty(JsonNode node, String key) {
        String value = text(node, key);
        return value == null ? "" : value;
    }
}
