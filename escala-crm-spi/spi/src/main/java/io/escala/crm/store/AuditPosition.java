package io.escala.crm.store;

import io.escala.crm.audit.AuditRecord;
import io.escala.crm.internal.Checks;
import io.escala.crm.text.TextSplitter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * Where a record stands in the audit trail of its account; it never changes. The trail is ordered by it.
 *
 * @param at when it was decided, to the millisecond
 * @param id the id of the record
 */
public record AuditPosition(Instant at, String id) implements Comparable<AuditPosition> {
    private static final Comparator<AuditPosition> ORDER =
            Comparator.comparing(AuditPosition::at).thenComparing(AuditPosition::id);

    /** Truncates the time to milliseconds. */
    public AuditPosition {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        Checks.id("id", id);
    }

    /** Returns the position of a record. */
    public static AuditPosition of(AuditRecord record) {
        return new AuditPosition(record.at(), record.id().value());
    }

    /**
     * Reads the text of a position, the opposite of {@link #toString}.
     *
     * @throws IllegalArgumentException when it is not the text of a position
     */
    public static AuditPosition parse(String text) {
        List<String> parts = TextSplitter.parts(text, '/', 2);
        try {
            return new AuditPosition(Instant.ofEpochMilli(Long.parseLong(parts.get(0))), parts.get(1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("this is no position in an audit trail", e);
        }
    }

    /** Returns its text, which a store gives as the cursor of a trail. */
    @Override
    public String toString() {
        return at.toEpochMilli() + "/" + id;
    }

    @Override
    public int compareTo(AuditPosition other) {
        return ORDER.compare(this, other);
    }
}
