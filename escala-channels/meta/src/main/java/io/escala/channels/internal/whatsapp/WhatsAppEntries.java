package io.escala.channels.internal.whatsapp;

import io.escala.channels.internal.wire.EntryParser;
import io.escala.channels.internal.wire.Items;
import io.escala.channels.internal.wire.Json;
import io.escala.channels.internal.wire.WireLine;
import io.escala.crm.line.Channel;
import io.escala.crm.line.LineKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits the entries of a WhatsApp body. An item is an element of one of the item arrays, wherever several stand side by side;
 * a change without any is an item itself. Thread-safe: stateless.
 */
public final class WhatsAppEntries implements EntryParser {
    private static final String HISTORY = "history";
    private static final String CONTACTS = "contacts";

    /** Arrays whose elements stand for themselves. */
    private static final Set<String> ITEM_ARRAYS = Set.of("messages", "statuses", "message_echoes", "calls");

    /** What is typed, by field and array: both, because {@code history} and {@code standby} reuse the names of arrays. */
    private static final Map<String, WhatsAppParser> TYPED = Map.of(
            "messages", new MessageParser(),
            "messages/statuses", new StatusParser(),
            "smb_message_echoes/message_echoes", new EchoParser());

    @Override
    public void parse(Json entry, Items items) {
        List<Json> changes = entry.get("changes").elements();
        if (changes.isEmpty()) {
            items.addUnrecognized(null, entry, "entry");
        }
        for (Json change : changes) {
            readChange(change, items);
        }
    }

    private static void readChange(Json change, Items items) {
        String field = Objects.requireNonNullElse(change.get("field").text(), "change");
        Json value = change.get("value");
        LineKey line = WireLine.key(
                Channel.WHATSAPP, value.get("metadata").get("phone_number_id").id());
        ContactCards cards = new ContactCards(value.get(CONTACTS));
        int before = items.size();
        for (Map.Entry<String, Json> part : value.fields().entrySet()) {
            if (ITEM_ARRAYS.contains(part.getKey())) {
                String kind = part.getKey().equals(field) ? field : field + "/" + part.getKey();
                if (part.getValue().isScalar()) {
                    items.addMalformed(change, "a value where items are due");
                }
                for (Json item : part.getValue().elements()) {
                    readItem(new WhatsAppItem(line, kind, cards, item), items);
                }
            } else if (part.getKey().equals(HISTORY)) {
                readHistory(line, part.getValue(), items);
            }
        }
        if (items.size() == before) {
            items.addUnrecognized(line, change, field);
        } else {
            keepTheRest(line, field, value, items);
        }
    }

    private static void readItem(WhatsAppItem item, Items items) {
        WhatsAppParser parser = TYPED.get(item.kind());
        items.add(item.line(), item.json(), raw -> parser == null ? item.unrecognized(raw) : parser.parse(item, raw));
    }

    private static void readHistory(@Nullable LineKey line, Json history, Items items) {
        for (Json chunk : history.elements()) {
            int before = items.size();
            for (Json thread : chunk.get("threads").elements()) {
                for (Json message : thread.get("messages").elements()) {
                    items.addUnrecognized(line, message, HISTORY + "/messages");
                }
            }
            if (items.size() == before) {
                items.addUnrecognized(line, chunk, HISTORY);
            }
        }
    }

    /** Nothing forbids other arrays, such as errors, beside items: each is kept whole. */
    private static void keepTheRest(@Nullable LineKey line, String field, Json value, Items items) {
        value.fields().forEach((name, part) -> {
            boolean read = ITEM_ARRAYS.contains(name) || name.equals(HISTORY) || name.equals(CONTACTS);
            if (!read && part.isArray() && !part.elements().isEmpty()) {
                items.addUnrecognized(line, part, field + "/" + name);
            }
        });
    }
}
