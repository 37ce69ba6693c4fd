package io.escala.core.internal.receive;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time an event counts with: the channel's, unless it is unusable or lies in the future. A future time never opens a window
 * longer, and never puts a message above those that come after it.
 *
 * @param at the time that counts, never after the receipt
 * @param corrected whether the time of receipt stands in for an unusable one
 */
record EventTime(Instant at, boolean corrected) {
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** What is older than this and speaks of nothing known is quarantined. */
    static final Duration STALE = Duration.ofDays(30);

    static EventTime of(@Nullable Instant claimed, Instant now) {
        if (claimed == null || claimed.isAfter(now.plus(SKEW))) {
            return new EventTime(now, true);
        }
        return new EventTime(claimed.isAfter(now) ? now : claimed, false);
    }

    boolean stale(Instant now) {
        return at.plus(STALE).isBefore(now);
    }
}
