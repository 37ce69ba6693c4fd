package io.escala.crm.store;

import io.escala.crm.change.State;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects the conversations of a list. All conditions must match.
 *
 * @param activeSince only those with activity at or after this, to the millisecond; null for any time
 * @param lines only those on these lines; empty for every line
 */
public record ConversationFilter(State state, @Nullable Instant activeSince, Set<LineId> lines) {
    /** Which conversations match by their session. */
    public enum State {
        /** With an open session. */
        OPEN,
        /** Without an open session. */
        CLOSED,
        /** With or without one. */
        ALL
    }

    /** Matches every conversation. */
    public static final ConversationFilter EVERYTHING = new ConversationFilter(State.ALL, null, Set.of());

    public ConversationFilter {
        Objects.requireNonNull(state, "state");
        activeSince = activeSince == null ? null : activeSince.truncatedTo(ChronoUnit.MILLIS);
        lines = Set.copyOf(lines);
    }
}
