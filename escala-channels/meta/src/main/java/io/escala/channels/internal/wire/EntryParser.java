package io.escala.channels.internal.wire;

/** Parses the entries of bodies with one {@code object}. */
@FunctionalInterface
public interface EntryParser {
    /**
     * Splits an entry into its items and adds each. Adds at least one event.
     *
     * @param entry the entry, of any type
     * @param items receives the items
     */
    void parse(JsonValue entry, EventCollector items);
}
