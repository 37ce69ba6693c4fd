package io.escala.channels.internal.wire;

import io.escala.channels.event.Malformed;
import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.Unrecognized;
import io.escala.channels.internal.defect.Defects;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the events of one body: one per item, whatever the item is. Not thread-safe. */
public class EventCollector {
    private static final Logger LOG = LoggerFactory.getLogger(EventCollector.class);

    private final ParsedBody body;
    private final List<MetaEvent> events = new ArrayList<>(4);

    /**
     * Starts empty.
     *
     * @param body the body the items are of
     */
    public EventCollector(ParsedBody body) {
        this.body = body;
    }

    /**
     * Adds an item. Whatever its parser throws costs this item its type and its neighbours nothing.
     *
     * @param line the line, or null
     * @param item the item; what is no object is added as malformed
     * @param parser reads the item, given its bytes
     */
    public void add(@Nullable LineKey line, JsonValue item, Function<RawBytes, MetaEvent> parser) {
        RawBytes raw = body.raw(item);
        if (!item.isObject()) {
            events.add(new Malformed(line, "the item is no object", raw));
            return;
        }
        read(line, raw, parser);
    }

    /**
     * Adds an array that is one item as a whole.
     *
     * @param line the line, or null
     * @param array the array
     * @param parser reads it, given its bytes
     */
    public void addArray(@Nullable LineKey line, JsonValue array, Function<RawBytes, MetaEvent> parser) {
        read(line, body.raw(array), parser);
    }

    private void read(@Nullable LineKey line, RawBytes raw, Function<RawBytes, MetaEvent> parser) {
        MetaEvent event;
        try {
            event = parser.apply(raw);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("An item could not be read ({} bytes): {}", raw.size(), Defects.describe(e));
            event = new Malformed(line, "this version failed to read the item", raw);
        }
        events.add(event);
    }

    /**
     * Adds an item of a kind without a type.
     *
     * @param line the line, or null
     * @param item the item; what is neither object nor array is added as malformed
     * @param kind Meta's words for it
     */
    public void addUnrecognized(@Nullable LineKey line, JsonValue item, String kind) {
        RawBytes raw = body.raw(item);
        events.add(
                item.isObject() || item.isArray()
                        ? new Unrecognized(line, kind, raw)
                        : new Malformed(line, "the item is no object", raw));
    }

    /**
     * Adds a part of the body that holds no item.
     *
     * @param part the part
     * @param problem what is wrong; contains nothing of the content
     */
    public void addMalformed(JsonValue part, String problem) {
        events.add(new Malformed(null, problem, body.raw(part)));
    }

    /**
     * How many there are so far.
     *
     * @return the number
     */
    public int size() {
        return events.size();
    }

    /**
     * The events.
     *
     * @return a copy
     */
    public List<MetaEvent> events() {
        return List.copyOf(events);
    }
}
