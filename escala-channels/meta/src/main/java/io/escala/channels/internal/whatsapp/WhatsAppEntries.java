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
 * Splits the entries of a WhatsApp body. An item is an element of one of the item arrays, wherever several stand side by side;
 * a change without any is an item itself. Thread-safe: stateless.
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

    /** The value as an item of its field: a change without item arrays is read as such. */
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

    /** A long word of a field that nobody knows is cut once, so that all items share what is left. */
    private static String clean(String kind) {
        return Objects.requireNonNullElse(SafeText.name(kind), "change");
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

    /** Nothing forbids other arrays, such as errors, beside items: each is kept whole. */
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
