package io.escala.channels.internal.whatsapp;

import io.escala.channels.internal.wire.EntryParser;
import io.escala.channels.internal.wire.Items;
import io.escala.channels.internal.wire.Json;
import io.escala.channels.internal.wire.WireLine;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.line.Channel;
import io.escala.crm.line.LineKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Splits the entries of a WhatsApp body. An item is an element of one of the item arrays, wherever several stand side by side;
 * a change without any is an item itself. Thread-safe: stateless.
 */
public final class WhatsAppEntries implements EntryParser {
    private static final String HISTORY = "history";
    private static final String CONTACTS = "contacts";

    private static final String ERRORS = "errors";

    /** Arrays whose elements stand for themselves. */
    private static final Set<String> ITEM_ARRAYS = Set.of(
            "messages",
            "statuses",
            "message_echoes",
            "calls",
            "groups",
            "messaging_handovers",
            "state_sync",
            "user_actions",
            "user_id_update",
            "user_preferences");

    private static final WhatsAppParser FAILURE = new FailureParser();

    @Override
    public void parse(Json entry, Items items) {
        List<Json> changes = entry.get("changes").elements();
        if (changes.isEmpty()) {
            items.addUnrecognized(null, entry, "entry");
        }
        String account = entry.get("id").id();
        Instant at = WireTime.milliseconds(entry.get("time"));
        for (Json change : changes) {
            String field = Objects.requireNonNullElse(change.get("field").text(), "change");
            Json value = change.get("value");
            LineKey line = WireLine.key(
                    Channel.WHATSAPP,
                    value.get("metadata").get("phone_number_id").id());
            ContactCards cards = new ContactCards(value.get(CONTACTS), () -> countItems(value) <= 1);
            readChange(change, new WhatsAppItem(line, account, at, field, cards, value), items);
        }
    }

    private static int countItems(Json value) {
        int items = 0;
        for (Map.Entry<String, Json> part : value.fields().entrySet()) {
            items += ITEM_ARRAYS.contains(part.getKey())
                    ? part.getValue().elements().size()
                    : 0;
        }
        return items;
    }

    /** The value as an item of its field: a change without item arrays is read as such. */
    private static void readChange(Json change, WhatsAppItem whole, Items items) {
        String field = whole.kind();
        int before = items.size();
        for (Map.Entry<String, Json> part : whole.json().fields().entrySet()) {
            if (ITEM_ARRAYS.contains(part.getKey())) {
                String kind = part.getKey().equals(field) ? field : field + "/" + part.getKey();
                if (part.getValue().isScalar()) {
                    items.addMalformed(change, "a value where items are due");
                }
                for (Json item : part.getValue().elements()) {
                    readItem(whole.as(kind).of(item), items);
                }
            } else if (part.getKey().equals(HISTORY)) {
                readHistory(whole, part.getValue(), items);
            }
        }
        boolean emptyHanded = items.size() == before && Kinds.CHANGES.containsKey(field);
        if (!emptyHanded && whole.json().fields().keySet().stream().anyMatch(WhatsAppEntries::holdsItems)) {
            keepTheRest(whole, items);
        }
        if (items.size() == before) {
            readWhole(change, whole, items);
        }
    }

    /**
     * Whether a field of a value holds items, if it is an array: its elements stand for themselves, and there being none of them
     * does not make one of the value.
     *
     * @param name the name of the field
     * @return whether items are due in it
     */
    public static boolean holdsItems(String name) {
        return isItemArray(name) || name.equals(HISTORY);
    }

    /**
     * Whether the elements of a field of a value are items, if it is an array.
     *
     * @param name the name of the field
     * @return whether its own elements stand for themselves
     */
    public static boolean isItemArray(String name) {
        return ITEM_ARRAYS.contains(name);
    }

    private static void readItem(WhatsAppItem item, Items items) {
        WhatsAppParser parser = Kinds.ITEMS.get(item.kind());
        items.add(item.line(), item.json(), raw -> parser == null ? item.unrecognized(raw) : parser.parse(item, raw));
    }

    private static void readWhole(Json change, WhatsAppItem whole, Items items) {
        WhatsAppParser parser = Kinds.CHANGES.get(whole.kind());
        Json value = whole.json();
        if (parser != null && value.isObject()) {
            items.add(whole.line(), change, raw -> parser.parse(whole, raw));
        } else if (value.get(ERRORS).first().isObject()) {
            items.add(whole.line(), change, raw -> FAILURE.parse(whole.of(value.get(ERRORS)), raw));
        } else {
            items.addUnrecognized(whole.line(), change, whole.kind());
        }
    }

    private static void readHistory(WhatsAppItem whole, Json history, Items items) {
        String number = whole.json().get("metadata").get("display_phone_number").id();
        String business = number == null ? null : WireUser.digits(number);
        for (Json chunk : history.elements()) {
            int before = items.size();
            for (Json thread : chunk.get("threads").elements()) {
                for (Json message : thread.get("messages").elements()) {
                    WhatsAppItem item = whole.as(HISTORY + "/messages").of(message);
                    items.add(item.line(), message, raw -> HistoryParsers.message(item, chunk, thread, business, raw));
                }
            }
            if (items.size() == before) {
                WhatsAppItem item = whole.as(HISTORY).of(chunk);
                items.add(item.line(), chunk, raw -> HistoryParsers.chunk(item, raw));
            }
        }
    }

    /** Nothing forbids other arrays, such as errors, beside items: each is kept whole. */
    private static void keepTheRest(WhatsAppItem whole, Items items) {
        whole.json().fields().forEach((name, part) -> {
            boolean read = holdsItems(name) || name.equals(CONTACTS);
            if (read || !part.isArray() || part.elements().isEmpty()) {
                return;
            }
            WhatsAppItem rest = whole.as(whole.kind() + "/" + name).of(part);
            if (name.equals(ERRORS)) {
                items.addArray(rest.line(), part, raw -> FAILURE.parse(rest, raw));
            } else {
                items.addUnrecognized(rest.line(), part, rest.kind());
            }
        });
    }
}
