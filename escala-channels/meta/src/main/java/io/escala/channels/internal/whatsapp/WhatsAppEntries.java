package io.escala.channels.internal.whatsapp;

import io.escala.channels.internal.wire.EntryParser;
import io.escala.channels.internal.wire.EventCollector;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireLine;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Splits the entries of a WhatsApp body. An item is an element of any item array of a value; a change without one is itself
 * an item. Thread-safe: stateless.
 */
public final class WhatsAppEntries implements EntryParser {
    private static final String HISTORY = "history";
    private static final String CONTACTS = "contacts";

    private static final String ERRORS = "errors";

    private static final WhatsAppParser FAILURE = new FailureParser();

    @Override
    public void parse(JsonValue entry, EventCollector items) {
        List<JsonValue> changes = entry.get("changes").elements();
        if (changes.isEmpty()) {
            items.addUnrecognized(null, entry, "entry");
        }
        String account = entry.id("id");
        Instant at = WireTime.milliseconds(entry.get("time"));
        for (JsonValue change : changes) {
            String field = Objects.requireNonNullElse(SafeText.name(change.name("field")), "change");
            JsonValue value = change.get("value");
            LineKey line = WireLine.key(Channel.WHATSAPP, value.get("metadata").id("phone_number_id"));
            ContactCards cards = new ContactCards(value.get(CONTACTS), () -> countItems(value) <= 1);
            readChange(change, new WhatsAppItem(line, account, at, field, cards, value), items);
        }
    }

    private static int countItems(JsonValue value) {
        int items = 0;
        for (JsonValue.Field part : value.fields()) {
            items += isItemArray(part.name()) ? part.value().elements().size() : 0;
        }
        return items;
    }

    /** Reads the items of a change. A change without item arrays is one item. */
    private static void readChange(JsonValue change, WhatsAppItem whole, EventCollector items) {
        String field = whole.kind();
        int before = items.size();
        boolean itemsAreDue = false;
        boolean otherArrays = false;
        for (JsonValue.Field part : whole.json().fields()) {
            if (isItemArray(part.name())) {
                itemsAreDue = true;
                String kind = part.name().equals(field) ? field : clean(field + "/" + part.name());
                if (part.value().isScalar()) {
                    items.addMalformed(change, "a value where items are due");
                }
                for (JsonValue item : part.value().elements()) {
                    readItem(whole.of(kind, item), items);
                }
            } else if (part.name().equals(HISTORY)) {
                itemsAreDue = true;
                readHistory(whole, part.value(), items);
            } else {
                otherArrays |= isOther(part);
            }
        }
        boolean emptyHanded = items.size() == before && ParserTable.CHANGES.containsKey(field);
        if (itemsAreDue && otherArrays && !emptyHanded) {
            keepTheRest(whole, items);
        }
        if (items.size() == before) {
            readWhole(change, whole, items);
        }
    }

    /** Cleaned once per array, so that all items share the string. */
    private static String clean(String kind) {
        return Objects.requireNonNullElse(SafeText.name(kind), "change");
    }

    /**
     * Whether an array in this field contains items. If it is empty, the value is still not an item itself.
     *
     * @param name the name of the field
     * @return whether it is an item array or {@code history}
     */
    public static boolean holdsItems(String name) {
        return isItemArray(name) || name.equals(HISTORY);
    }

    /**
     * Whether the elements of an array in this field are themselves items.
     *
     * @param name the name of the field
     * @return whether it is an item array
     */
    public static boolean isItemArray(String name) {
        return switch (name) {
            case "messages",
                    "statuses",
                    "message_echoes",
                    "calls",
                    "groups",
                    "messaging_handovers",
                    "state_sync",
                    "user_actions",
                    "user_id_update",
                    "user_preferences" -> true;
            default -> false;
        };
    }

    private static void readItem(WhatsAppItem item, EventCollector items) {
        WhatsAppParser parser = ParserTable.ITEMS.get(item.kind());
        items.add(item.line(), item.json(), raw -> parser == null ? item.unrecognized(raw) : parser.parse(item, raw));
    }

    private static void readWhole(JsonValue change, WhatsAppItem whole, EventCollector items) {
        WhatsAppParser parser = ParserTable.CHANGES.get(whole.kind());
        JsonValue value = whole.json();
        if (parser != null && value.isObject()) {
            items.add(whole.line(), change, raw -> parser.parse(whole, raw));
        } else if (value.get(ERRORS).first().isObject()) {
            items.add(whole.line(), change, raw -> FAILURE.parse(whole.of(value.get(ERRORS)), raw));
        } else {
            items.addUnrecognized(whole.line(), change, whole.kind());
        }
    }

    private static void readHistory(WhatsAppItem whole, JsonValue history, EventCollector items) {
        String number = whole.json().get("metadata").id("display_phone_number");
        String business = number == null ? null : WireUser.digits(number);
        for (JsonValue chunk : history.elements()) {
            int before = items.size();
            for (JsonValue thread : chunk.get("threads").elements()) {
                HistoryParsers.Around around = HistoryParsers.Around.of(chunk, thread);
                for (JsonValue message : thread.get("messages").elements()) {
                    WhatsAppItem item = whole.of(HISTORY + "/messages", message);
                    items.add(item.line(), message, raw -> HistoryParsers.message(item, around, business, raw));
                }
            }
            if (items.size() == before) {
                WhatsAppItem item = whole.of(HISTORY, chunk);
                items.add(item.line(), chunk, raw -> HistoryParsers.chunk(item, raw));
            }
        }
    }

    /** Keeps other arrays beside items, such as errors, each as one event. */
    private static void keepTheRest(WhatsAppItem whole, EventCollector items) {
        for (JsonValue.Field part : whole.json().fields()) {
            if (!isOther(part)) {
                continue;
            }
            WhatsAppItem rest = whole.of(whole.kind() + "/" + part.name(), part.value());
            if (part.name().equals(ERRORS)) {
                items.addArray(rest.line(), rest.json(), raw -> FAILURE.parse(rest, raw));
            } else {
                items.addUnrecognized(rest.line(), rest.json(), rest.kind());
            }
        }
    }

    private static boolean isOther(JsonValue.Field part) {
        return part.value().isArray()
                && !part.value().elements().isEmpty()
                && !part.name().equals(CONTACTS)
                && !holdsItems(part.name());
    }
}
