package io.escala.crm.event;

import io.escala.crm.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * How far a follower of the event log has come. Kept as the holder of {@link io.escala.crm.change.Claim#follower}.
 *
 * @param cursor a cursor of the event log, opaque; null for a position before the first event that is kept
 * @param move names the move that led there, such as a random id, so that two processes that move a follower to the same cursor do not
 *     both succeed
 */
public record FollowerPosition(@Nullable String cursor, String move) {
    private static final char SEPARATOR = '@';

    public FollowerPosition {
        cursor = cursor == null ? null : Checks.opaque("cursor", cursor);
        Checks.opaque("move", move);
        if (move.indexOf(SEPARATOR) >= 0) {
            throw new IllegalArgumentException("move must not contain " + SEPARATOR);
        }
    }

    /**
     * Reads the holder of a claim.
     *
     * @param holder as {@link #text} returned it
     * @return the position
     * @throws IllegalArgumentException when it is the text of no position
     */
    public static FollowerPosition parse(String holder) {
        int end = holder.lastIndexOf(SEPARATOR);
        if (end < 0) {
            throw new IllegalArgumentException("not the text of a position");
        }
        return new FollowerPosition(end == 0 ? null : holder.substring(0, end), holder.substring(end + 1));
    }

    /** Returns the text that holds the claim. */
    public String text() {
        return (cursor == null ? "" : cursor) + SEPARATOR + move;
    }
}
