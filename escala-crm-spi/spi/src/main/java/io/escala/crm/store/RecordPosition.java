package io.escala.crm.store;

import io.escala.crm.internal.Checks;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.text.TextSplitter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a record stands in lists: what is due first comes first, what is never due comes last, ties by id. A record whose due time changes
 * moves.
 *
 * @param due when it is due, to the millisecond; null for never
 * @param id its id
 */
public record RecordPosition(@Nullable Instant due, String id) implements Comparable<RecordPosition> {
    private static final Comparator<RecordPosition> ORDER = Comparator.comparing(
                    RecordPosition::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(RecordPosition::id);

    /** Truncates the time to milliseconds. */
    public RecordPosition {
        due = due == null ? null : due.truncatedTo(ChronoUnit.MILLIS);
        Checks.id("id", id);
    }

    /** Returns the position of a record. */
    public static RecordPosition of(CrmRecord record) {
        return new RecordPosition(record.due(), record.id().value());
    }

    /**
     * Reads the text of a position, the opposite of {@link #toString}.
     *
     * @throws IllegalArgumentException when it is not the text of a position
     */
    public static RecordPosition parse(String text) {
        List<String> parts = TextSplitter.parts(text, '/', 2);
        try {
            String due = parts.get(0);
            return new RecordPosition(due.isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(due)), parts.get(1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("this is no position among records", e);
        }
    }

    /** Returns its text, which a store gives as the cursor of a page. */
    @Override
    public String toString() {
        return (due == null ? "" : Long.toString(due.toEpochMilli())) + "/" + id;
    }

    @Override
    public int compareTo(RecordPosition other) {
        return ORDER.compare(this, other);
    }
}
