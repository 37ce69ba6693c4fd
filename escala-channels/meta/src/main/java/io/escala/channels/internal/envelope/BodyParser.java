package io.escala.channels.internal.envelope;

import io.escala.channels.event.Malformed;
import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.Unreadable;
import io.escala.channels.internal.direct.DirectEntries;
import io.escala.channels.internal.whatsapp.WhatsAppEntries;
import io.escala.channels.internal.wire.EntryParser;
import io.escala.channels.internal.wire.EventCollector;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.ParsedBody;
import io.escala.channels.internal.wire.UnreadableBodyException;
import io.escala.crm.Channel;
import io.escala.crm.quarantine.RawBytes;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Parses a body into its events. Any bytes give at least one event, and a broken item does not affect others. Thread-safe. */
public final class BodyParser {
    /** Entry parsers by {@code object}. A new Meta product is added here. */
    private static final Map<String, EntryParser> BY_OBJECT = Map.of(
            "whatsapp_business_account", new WhatsAppEntries(),
            "page", new DirectEntries(Channel.MESSENGER),
            "instagram", new DirectEntries(Channel.INSTAGRAM));

    private BodyParser() {}

    /**
     * Parses a body.
     *
     * @param bytes the bytes as received; must not change afterwards
     * @return one event per item, in the order of the body; never empty
     */
    public static List<MetaEvent> parse(byte[] bytes) {
        ParsedBody body;
        try {
            body = ParsedBody.read(bytes);
        } catch (UnreadableBodyException e) {
            return List.of(new Unreadable(
                    Objects.requireNonNullElse(e.getMessage(), "not JSON"), RawBytes.slice(bytes, 0, bytes.length)));
        }
        EventCollector items = new EventCollector(body);
        split(body, items);
        return items.size() > 0
                ? items.events()
                : List.of(new Malformed(null, "the body holds no event", RawBytes.slice(bytes, 0, bytes.length)));
    }

    /** Adds every item of a body. */
    static void split(ParsedBody body, EventCollector items) {
        // Some of Meta's samples wrap the object in an array.
        for (JsonValue envelope : body.json().elements()) {
            readEnvelope(envelope, items);
        }
    }

    private static void readEnvelope(JsonValue envelope, EventCollector items) {
        String object = envelope.name("object");
        List<JsonValue> entries = envelope.get("entry").elements();
        if (object == null || (entries.isEmpty() && BY_OBJECT.containsKey(object))) {
            items.addMalformed(envelope, "no object, or one without entries");
            return;
        }
        if (entries.isEmpty()) {
            items.addUnrecognized(null, envelope, object);
            return;
        }
        EntryParser known = BY_OBJECT.get(object);
        EntryParser parser = known == null ? new UnknownEntries(object) : known;
        for (JsonValue entry : entries) {
            parser.parse(entry, items);
        }
    }
}
