package io.escala.crm.store;

import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.history.HistoryItem;
import io.escala.crm.internal.Checks;
import io.escala.crm.text.TextSplitter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * Where a message or a system entry stands in its thread, or an item in the history of a contact; it never changes. Both are ordered by it.
 *
 * @param at when it was written, to the millisecond
 * @param arrivedAt when it was received or queued, to the millisecond
 * @param id the id of the message, entry or item
 */
public record ThreadPosition(Instant at, Instant arrivedAt, String id) implements Comparable<ThreadPosition> {
    private static final Comparator<ThreadPosition> ORDER = Comparator.comparing(ThreadPosition::at)
            .thenComparing(ThreadPosition::arrivedAt)
            .thenComparing(ThreadPosition::id);

    /** Truncates times to milliseconds. */
    public ThreadPosition {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        arrivedAt = arrivedAt.truncatedTo(ChronoUnit.MILLIS);
        id = Checks.id("id", id);
    }

    /** Returns the position of a message. */
    public static ThreadPosition of(Message message) {
        return new ThreadPosition(
                message.at(), message.arrivedAt(), message.id().value());
    }

    /** Returns the position of a system entry. */
    public static ThreadPosition of(SystemEntry entry) {
        return new ThreadPosition(entry.at(), entry.arrivedAt(), entry.id().value());
    }

    /** Returns the position of an item of a history. */
    public static ThreadPosition of(HistoryItem item) {
        return new ThreadPosition(item.at(), item.at(), item.id().value());
    }

    /**
     * Reads the text of a position, the opposite of {@link #toString}.
     *
     * @throws IllegalArgumentException when it is not the text of a position
     */
    public static ThreadPosition parse(String text) {
        List<String> parts = TextSplitter.parts(text, '/', 3);
        try {
            return new ThreadPosition(
                    Instant.ofEpochMilli(Long.parseLong(parts.get(0))),
                    Instant.ofEpochMilli(Long.parseLong(parts.get(1))),
                    parts.get(2));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("this is no position in a thread", e);
        }
    }

    /** Returns its text, which a store gives as the cursor of a thread. */
    @Override
    public String toString() {
        return at.toEpochMilli() + "/" + arrivedAt.toEpochMilli() + "/" + id;
    }

    @Override
    public int compareTo(ThreadPosition other) {
        return ORDER.compare(this, other);
    }
}
