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

/** Collects the events of one body, exactly one per item. Not thread-safe. */
public class EventCollector {
    private static final Logger LOG = LoggerFactory.getLogger(EventCollector.class);

    private final ParsedBody body;
    private final List<MetaEvent> events = new ArrayList<>(4);

    /**
     * Creates an empty collector.
     *
     * @param body the body of the items
     */
    public EventCollector(ParsedBody body) {
        this.body = body;
    }

    /**
     * Adds an item. If its parser throws, this item is added as malformed; other items are unaffected.
     *
     * @param line the line, or null
     * @param item the item; added as malformed when it is not an object
     * @param parser parses the item, given its bytes
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
     * @param parser parses it, given its bytes
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
     * @param item the item; added as malformed when it is neither object nor array
     * @param kind Meta's name for the kind
     */
    public void addUnrecognized(@Nullable LineKey line, JsonValue item, String kind) {
        RawBytes raw = body.raw(item);
        events.add(
                item.isObject() || item.isArray()
                        ? new Unrecognized(line, kind, raw)
                        : new Malformed(line, "the item is no object", raw));
    }

    /**
     * Adds a part of the body that contains no item.
     *
     * @param part the part
     * @param problem what is wrong; contains nothing of the content
     */
    public void addMalformed(JsonValue part, String problem) {
        events.add(new Malformed(null, problem, body.raw(part)));
    }

    /**
     * The number of events so far.
     */
    public int size() {
        return events.size();
    }

    /**
     * A copy of the events.
     */
    public List<MetaEvent> events() {
        return List.copyOf(events);
    }
}
