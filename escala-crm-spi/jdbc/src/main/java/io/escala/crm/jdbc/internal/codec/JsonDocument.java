package io.escala.crm.jdbc.internal.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object with typed fields. An absent field equals null. Unknown fields are ignored, so documents written by a newer
 * version can be read. Not thread-safe.
 */
public final class JsonDocument {
    private final Map<String, @Nullable Object> fields;

    /** Creates an empty document. */
    public JsonDocument() {
        this(new LinkedHashMap<>());
    }

    private JsonDocument(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /** Parses a document. */
    public static JsonDocument of(String json) {
        return new JsonDocument(Json.readObject(json));
    }

    Map<String, @Nullable Object> fields() {
        return fields;
    }

    /** Returns the document as JSON. */
    public String json() {
        return Json.write(fields);
    }

    JsonDocument put(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    JsonDocument put(String name, @Nullable Instant at) {
        return put(name, at == null ? null : (Object) at.toEpochMilli());
    }

    String text(String name) {
        return Objects.requireNonNull(textOrNull(name), () -> "a stored document lacks " + name);
    }

    @Nullable
    String textOrNull(String name) {
        return (String) fields.get(name);
    }

    long number(String name) {
        Object value = Objects.requireNonNull(fields.get(name), () -> "a stored document lacks " + name);
        return ((Number) value).longValue();
    }

    int small(String name) {
        return Math.toIntExact(number(name));
    }

    int smallOrZero(String name) {
        return fields.get(name) == null ? 0 : small(name);
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    Instant time(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    @Nullable
    Instant timeOrNull(String name) {
        return fields.get(name) == null ? null : time(name);
    }

    /** A length of time in milliseconds. */
    @Nullable
    Duration durationOrNull(String name) {
        return fields.get(name) == null ? null : Duration.ofMillis(number(name));
    }

    @Nullable
    JsonDocument docOrNull(String name) {
        Object value = fields.get(name);
        return value == null ? null : new JsonDocument(map(value));
    }

    JsonDocument doc(String name) {
        return Objects.requireNonNull(docOrNull(name), () -> "a stored document lacks " + name);
    }

    List<JsonDocument> docs(String name) {
        List<JsonDocument> docs = new ArrayList<>();
        for (Object item : items(name)) {
            docs.add(new JsonDocument(map(item)));
        }
        return docs;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object item : items(name)) {
            texts.add((String) item);
        }
        return texts;
    }

    Map<String, String> textMap(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonDocument doc = docOrNull(name);
        if (doc != null) {
            doc.fields.forEach((key, value) -> texts.put(key, (String) Objects.requireNonNull(value)));
        }
        return texts;
    }

    private List<?> items(String name) {
        Object value = fields.get(name);
        return value == null ? List.of() : (List<?>) value;
    }

    @SuppressWarnings("unchecked") // Json creates no other maps.
    private static Map<String, @Nullable Object> map(Object value) {
        return (Map<String, @Nullable Object>) value;
    }
}
