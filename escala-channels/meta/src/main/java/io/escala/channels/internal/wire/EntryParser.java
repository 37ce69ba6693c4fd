package io.escala.channels.internal.wire;

/** Reads the entries of bodies with one {@code object}. */
@FunctionalInterface
public interface EntryParser {
    /**
     * Splits an entry into its items and adds each; at least one.
     *
     * @param entry the entry, of any type
     * @param items where the items go
     */
    void parse(JsonValue entry, EventCollector items);
}
