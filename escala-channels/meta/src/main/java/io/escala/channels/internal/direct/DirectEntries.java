package io.escala.channels.internal.direct;

import io.escala.channels.internal.wire.EntryParser;
import io.escala.channels.internal.wire.EventCollector;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireLine;
import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;

/**
 * Splits the entries of a Messenger or Instagram body, by the arrays an entry contains. Thread-safe: stateless.
 */
public final class DirectEntries implements EntryParser {
    private final Channel channel;

    /**
     * Creates a parser for one channel.
     *
     * @param channel Messenger or Instagram
     */
    public DirectEntries(Channel channel) {
        this.channel = channel;
    }

    @Override
    public void parse(JsonValue entry, EventCollector items) {
        String entryId = entry.id("id");
        LineKey line = WireLine.key(channel, entryId);
        int before = items.size();
        for (JsonValue item : entry.get("messaging").elements()) {
            DirectItem thread = new DirectItem(channel, entryId, item);
            items.add(thread.line(), item, raw -> DirectEvents.read(thread, raw));
        }
        for (JsonValue item : entry.get("standby").elements()) {
            DirectItem thread = new DirectItem(channel, entryId, item);
            items.add(thread.line(), item, raw -> DirectEvents.standby(thread, raw));
        }
        for (JsonValue change : entry.get("changes").elements()) {
            readChange(new PageChange(channel, entryId, entry, change), items);
        }
        if (items.size() > before) {
            return;
        }
        PageChange whole = new PageChange(channel, entryId, entry, entry);
        if (entry.get("value").isPresent() || entry.get("changed_fields").isPresent()) {
            // Some samples have field and value directly in the entry.
            readChange(whole, items);
        } else {
            items.addUnrecognized(line, entry, "entry");
        }
    }

    private static void readChange(PageChange change, EventCollector items) {
        items.add(change.line(), change.json(), raw -> PageChanges.read(change, raw));
    }
}
