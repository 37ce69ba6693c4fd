package io.escala.crm.event;

import io.escala.crm.internal.Checks;

/**
 * How far a follower of the event log has come. Kept as the holder of {@link io.escala.crm.change.Claim#follower}.
 *
 * @param cursor a cursor of the event log, opaque
 * @param move names the move that led there, such as a random id, so that two processes that move a follower to the same cursor do not
 *     both succeed
 */
public record FollowerPosition(String cursor, String move) {
    private static final char SEPARATOR = '@';

    public FollowerPosition {
        Checks.opaque("cursor", cursor);
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
        return new FollowerPosition(holder.substring(0, end), holder.substring(end + 1));
    }

    /** Returns the text that holds the claim. */
    public String text() {
        return cursor + SEPARATOR + move;
    }
}
