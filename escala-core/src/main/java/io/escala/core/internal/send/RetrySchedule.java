package io.escala.core.internal.send;

import io.escala.core.channel.SendOutcome;
import io.escala.crm.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a message that Meta refused before doing anything is looked at again. There is no maximum of attempts: its deadline ends it.
 * Thread-safe if the source of randomness is.
 */
final class RetrySchedule {
    /** How often a message of a stopped line is looked at; no call is made. */
    static final Duration STOPPED = Duration.ofSeconds(60);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);

    /** Meta's waits for one recipient: 4 to the power of n seconds. */
    private static final int[] PAIR_SECONDS = {1, 4, 16, 64, 256};

    private static final double PAIR_SPREAD = 0.2;

    private final Backoff backoff;
    private final DoubleSupplier random;

    /**
     * Creates a schedule.
     *
     * @param random spreads the waits: numbers from 0 to 1
     */
    RetrySchedule(DoubleSupplier random) {
        this.random = random;
        backoff = Backoff.jittered(FIRST, LONGEST, random);
    }

    /**
     * Returns the time.
     *
     * <ul>
     *   <li>Stopped line: every minute it is checked whether the line was resumed.
     *   <li>Line: after a wait that doubles from one second to a minute, or as long as Meta asks but no longer than ten minutes.
     *   <li>Conversation: after 1, 4, 16, 64, then 256 seconds and up to a fifth more, or as long as Meta asks, as above.
     * </ul>
     *
     * @param later Meta's answer
     * @param refusals how many calls in a row were refused before: of the line, or of the message for a limit of its conversation
     * @param now the current time
     */
    Instant next(SendOutcome.TryLater later, int refusals, Instant now) {
        return switch (later.scope()) {
            case STOPPED_LINE -> now.plus(STOPPED);
            case LINE -> latest(backoff.due(now, refusals), now.plus(asked(later.after())));
            case CONVERSATION -> latest(now.plus(pair(refusals)), now.plus(asked(later.after())));
        };
    }

    private Duration pair(int refusals) {
        long seconds = PAIR_SECONDS[Math.min(refusals, PAIR_SECONDS.length - 1)];
        return Duration.ofMillis(Math.round(seconds * 1_000 * (1 + PAIR_SPREAD * random.getAsDouble())));
    }

    private static Duration asked(@Nullable Duration after) {
        if (after == null || after.isNegative()) {
            return Duration.ZERO;
        }
        return after.compareTo(LONGEST_ASKED) < 0 ? after : LONGEST_ASKED;
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
