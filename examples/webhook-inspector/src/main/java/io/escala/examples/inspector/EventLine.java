package io.escala.examples.inspector;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.Postback;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts an event to the printed object. Absent values are omitted. */
final class EventLine {
    private final Redaction redaction;
    private final boolean fields;
    private final EventPeople people;

    EventLine(Redaction redaction, boolean fields) {
        this.redaction = redaction;
        this.fields = fields;
        this.people = new EventPeople(redaction);
    }

    Map<String, Object> of(MetaEvent event, Source source, int item, @Nullable String why) {
        MetaEvent inside = TypeCoverage.inside(event);
        Map<String, Object> line = new LinkedHashMap<>();
        put(line, "kind", event.kind());
        put(line, "channel", event.channel());
        LineKey key = event.line();
        put(line, "line", key == null ? null : key.providerId());
        put(line, "wireId", redaction.messageId(event.channel(), event.id()));
        put(line, "at", event.at());
        line.putAll(people.of(inside));
        String text = text(inside);
        put(line, "text", redaction.text(text));
        put(line, "payload", redaction.text(payload(inside)));
        put(line, "summary", text == null || text.isEmpty() ? summary(inside) : null);
        if (fields) {
            line.put("fields", Fields.json(event));
        }
        line.put("recognised", why == null);
        put(line, "why", why);
        line.put("source", place(source, item));
        return line;
    }

    private static @Nullable String text(MetaEvent event) {
        Map<String, Object> components = Fields.components(event);
        if (components.get("content") instanceof MessageContent content) {
            return content.text();
        }
        return components.get(event instanceof Postback ? "title" : "text") instanceof String text ? text : null;
    }

    /** Returns the payload that the business attached to the tapped element. */
    private static @Nullable String payload(MetaEvent event) {
        Map<String, Object> components = Fields.components(event);
        if (components.get("content") instanceof MessageContent.Choice choice) {
            return choice.payload();
        }
        return components.get("payload") instanceof String payload ? payload : null;
    }

    /** Returns a short form. The library's own is for logs and contains no personal data. */
    private @Nullable String summary(MetaEvent event) {
        return redaction == Redaction.ON ? event.toString() : Summary.of(event);
    }

    private static Map<String, Object> place(Source source, int item) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("file", source.name());
        if (source.body() > 0) {
            place.put("body", source.body());
        }
        place.put("item", item);
        return place;
    }

    private static void put(Map<String, Object> line, String name, @Nullable Object value) {
        if (value != null) {
            line.put(name, value instanceof Enum<?> word ? word.name() : value.toString());
        }
    }
}
