package io.escala.examples.inspector;

import io.escala.channels.event.MetaEvent;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an event by name. Every event is a record, so a new kind of event needs no code here. Absent values are
 * omitted, and so are the raw bytes, which are in the body.
 */
final class Fields {
    private static final String SECRET = "***";

    private Fields() {}

    /** Returns the components of a record. */
    static Map<String, Object> components(Object event) {
        Map<String, Object> components = new LinkedHashMap<>();
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            Object value = read(component, event);
            if (value != null) {
                components.put(component.getName(), value);
            }
        }
        return components;
    }

    /** Returns the components as JSON, including nested records. */
    static Map<String, Object> json(Object event) {
        Map<String, Object> json = new LinkedHashMap<>();
        components(event).forEach((name, value) -> {
            Object field = isSecret(name) ? SECRET : field(value);
            if (field != null) {
                json.put(name, field);
            }
        });
        return json;
    }

    /** Whether a field is a secret: a token that permits sending messages to a person, or a code for their account. */
    private static boolean isSecret(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return folded.endsWith("token") || folded.equals("authorizationcode");
    }

    private static @Nullable Object field(Object value) {
        if (value instanceof RawBytes) {
            return null;
        }
        if (value instanceof MessageContent.Raw raw) {
            return Map.of("kind", raw.kind());
        }
        if (value instanceof MessageContent.Structured structured) {
            return Map.of("kind", structured.kind().name());
        }
        if (value instanceof Boolean || value instanceof Number) {
            return value;
        }
        if (value instanceof Collection<?> many) {
            return many.isEmpty() ? null : list(many);
        }
        if (value instanceof Map<?, ?> map) {
            // Sorted, because the order of such a map differs in every run.
            Map<String, Object> json = new TreeMap<>();
            map.forEach((key, one) -> put(json, String.valueOf(key), one));
            return json.isEmpty() ? null : json;
        }
        if (value instanceof Record && !(value instanceof LineKey)) {
            Map<String, Object> json = json(value);
            if (value instanceof MetaEvent event) {
                json.put("kind", event.kind());
            }
            return json.isEmpty() ? null : json;
        }
        return value.toString();
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        Object field = value == null ? null : field(value);
        if (field != null) {
            json.put(name, field);
        }
    }

    private static List<Object> list(Collection<?> many) {
        List<Object> fields = new ArrayList<>(many.size());
        for (Object one : many) {
            Object field = one == null ? null : field(one);
            if (field != null) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static @Nullable Object read(RecordComponent component, Object event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the accessor of a public record cannot be called", e);
        }
    }
}
