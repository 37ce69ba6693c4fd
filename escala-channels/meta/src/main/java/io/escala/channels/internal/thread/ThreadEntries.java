package io.escala.channels.internal.thread;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.internal.wire.EntryParser;
import io.escala.channels.internal.wire.Items;
import io.escala.channels.internal.wire.Json;
import io.escala.channels.internal.wire.WireLine;
import io.escala.crm.aside.RawBytes;
import io.escala.crm.line.Channel;
import io.escala.crm.line.LineKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits the entries of a Messenger or Instagram body. What an entry carries decides how it is read, not what it is called.
 * Thread-safe: stateless.
 */
public final class ThreadEntries implements EntryParser {
    private static final String MESSAGE = "message";

    /** What is typed. */
    private static final Map<String, ThreadParser> TYPED = Map.of(
            MESSAGE,
            new DirectMessageParser(),
            "postback",
            new PostbackParser(),
            "read",
            new ReadParser(),
            "delivery",
            new DeliveryParser());

    /** What an item is when it carries several; something new beside them does not hide them. */
    private static final List<String> BY_PRECEDENCE = List.of(MESSAGE, "postback", "read", "delivery");

    /** What may accompany any item and is none. */
    private static final Set<String> SIBLINGS =
            Set.of("sender", "recipient", "timestamp", "prior_message", "hop_context", "is_self", "lead");

    private final Channel channel;

    /**
     * For one channel.
     *
     * @param channel Messenger or Instagram
     */
    public ThreadEntries(Channel channel) {
        this.channel = channel;
    }

    @Override
    public void parse(Json entry, Items items) {
        String entryId = entry.get("id").id();
        LineKey line = WireLine.key(channel, entryId);
        int before = items.size();
        for (Json item : entry.get("messaging").elements()) {
            ThreadItem thread = new ThreadItem(channel, entryId, item);
            items.add(thread.line(), item, raw -> read(thread, raw));
        }
        for (Json item : entry.get("standby").elements()) {
            items.addUnrecognized(line, item, "standby/" + kind(item));
        }
        for (Json change : entry.get("changes").elements()) {
            readChange(entryId, line, change, items);
        }
        if (items.size() == before && entry.get("value").isPresent()) {
            // Some samples put field and value straight into the entry.
            readChange(entryId, line, entry, items);
        } else if (items.size() == before) {
            items.addUnrecognized(line, entry, "entry");
        }
    }

    /** The dashboard's test button wraps a conversation event in a change. */
    private void readChange(@Nullable String entryId, @Nullable LineKey line, Json change, Items items) {
        Json value = change.get("value");
        if (value.get("sender").isObject() && value.get("recipient").isObject()) {
            ThreadItem thread = new ThreadItem(channel, entryId, value);
            items.add(thread.line(), change, raw -> read(thread, raw));
        } else {
            items.addUnrecognized(
                    line, change, Objects.requireNonNullElse(change.get("field").text(), "change"));
        }
    }

    private static MetaEvent read(ThreadItem item, RawBytes raw) {
        if (item.json().get("is_self").isTrue()) {
            return item.unrecognized("is_self", raw);
        }
        String kind = kind(item.json());
        ThreadParser parser = TYPED.get(kind);
        return parser == null || !item.json().get(kind).isObject()
                ? item.unrecognized(kind, raw)
                : parser.parse(item, item.json().get(kind), raw);
    }

    /** What an item is: what is typed if it carries that, else whatever it carries first beside its addresses. */
    private static String kind(Json item) {
        for (String typed : BY_PRECEDENCE) {
            if (item.get(typed).isPresent()) {
                return typed;
            }
        }
        for (String name : item.fields().keySet()) {
            if (!SIBLINGS.contains(name)) {
                return name;
            }
        }
        return "nothing";
    }
}
