package io.escala.core.internal.receive;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The effective time of an event: the channel's timestamp, unless it is unusable or in the future. So a wrong timestamp
 * never extends a window, and never sorts a message after later ones.
 *
 * @param at the effective time, never after the receipt
 * @param corrected whether the time of receipt replaces an unusable timestamp
 */
record EventTime(Instant at, boolean corrected) {
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** The age after which an event that refers to nothing known is quarantined. */
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
