package io.escala.crm.store;

import io.escala.crm.conversation.Session;
import io.escala.crm.internal.Checks;
import io.escala.crm.text.TextSplitter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * Where a session stands among those of its account; it never changes. Reports are ordered by it.
 *
 * @param openedAt when it was opened, to the millisecond
 * @param conversation the id of its conversation
 * @param number its number
 */
public record SessionPosition(Instant openedAt, String conversation, int number)
        implements Comparable<SessionPosition> {
    private static final Comparator<SessionPosition> ORDER = Comparator.comparing(SessionPosition::openedAt)
            .thenComparing(SessionPosition::conversation)
            .thenComparingInt(SessionPosition::number);

    /** Truncates the time to milliseconds. */
    public SessionPosition {
        openedAt = openedAt.truncatedTo(ChronoUnit.MILLIS);
        Checks.id("conversation", conversation);
        if (number < 1) {
            throw new IllegalArgumentException("number counts from 1");
        }
    }

    /** Returns the position of a session. */
    public static SessionPosition of(Session session) {
        return new SessionPosition(session.openedAt(), session.conversation().value(), session.number());
    }

    /**
     * Reads the text of a position, the opposite of {@link #toString}.
     *
     * @throws IllegalArgumentException when it is not the text of a position
     */
    public static SessionPosition parse(String text) {
        List<String> parts = TextSplitter.parts(text, '/', 3);
        try {
            return new SessionPosition(
                    Instant.ofEpochMilli(Long.parseLong(parts.get(0))), parts.get(1), Integer.parseInt(parts.get(2)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("this is no position among sessions", e);
        }
    }

    /** Returns its text, which a store gives as the cursor of a page. */
    @Override
    public String toString() {
        return openedAt.toEpochMilli() + "/" + conversation + "/" + number;
    }

    @Override
    public int compareTo(SessionPosition other) {
        return ORDER.compare(this, other);
    }
}
