package io.escala.crm.store;

import io.escala.crm.internal.Checks;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.text.TextSplitter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * Where a scheduled message stands in lists: what is sent first comes first, ties by the smaller id. It does not move.
 *
 * @param sendAt when it is to be sent, to the millisecond
 * @param id its id
 */
public record ScheduledPosition(Instant sendAt, String id) implements Comparable<ScheduledPosition> {
    private static final Comparator<ScheduledPosition> ORDER =
            Comparator.comparing(ScheduledPosition::sendAt).thenComparing(ScheduledPosition::id);

    /** Truncates the time to milliseconds. */
    public ScheduledPosition {
        sendAt = sendAt.truncatedTo(ChronoUnit.MILLIS);
        Checks.id("id", id);
    }

    /** Returns the position of a scheduled message. */
    public static ScheduledPosition of(ScheduledMessage message) {
        return new ScheduledPosition(message.sendAt(), message.id().value());
    }

    /**
     * Reads the text of a position, the opposite of {@link #toString}.
     *
     * @throws IllegalArgumentException when it is not the text of a position
     */
    public static ScheduledPosition parse(String text) {
        List<String> parts = TextSplitter.parts(text, '/', 2);
        try {
            return new ScheduledPosition(Instant.ofEpochMilli(Long.parseLong(parts.get(0))), parts.get(1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("this is no position among scheduled messages", e);
        }
    }

    /** Returns its text, which a store gives as the cursor of a page. */
    @Override
    public String toString() {
        return sendAt.toEpochMilli() + "/" + id;
    }

    @Override
    public int compareTo(ScheduledPosition other) {
        return ORDER.compare(this, other);
    }
}
