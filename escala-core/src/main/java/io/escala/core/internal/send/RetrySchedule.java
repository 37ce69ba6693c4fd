package io.escala.core.internal.send;

import io.escala.core.channel.SendOutcome;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** The time of the next attempt of a send that Meta asked to try later. Thread-safe if the source of randomness is. */
final class RetrySchedule {
    /** The maximum number of attempts per message. */
    static final int MAX_ATTEMPTS = 5;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);
    private static final Duration TEXT_RETRY_TIME = Duration.ofMinutes(15);

    private final Backoff backoff;

    /**
     * Creates a schedule.
     *
     * @param random spreads the waits: numbers from 0 to 1
     */
    RetrySchedule(DoubleSupplier random) {
        backoff = Backoff.jittered(FIRST, LONGEST, random);
    }

    /**
     * The time of the next attempt: after a wait that doubles from one second to a minute, or as long as Meta asks but no
     * longer than ten minutes; at most five attempts in all. A text is not retried once its window closes, nor a
     * quarter of an hour after its first attempt, when it is outdated as a reply.
     *
     * @param later Meta's answer
     * @param delivery the delivery of the message
     * @param attempt the attempt that was just made, from 0
     * @param window the window that the content needs open, or null when it needs none
     * @param now the current time
     * @return the time, or empty when it is not retried
     */
    Optional<Instant> next(
            SendOutcome.TryLater later, Delivery delivery, int attempt, @Nullable MessagingWindow window, Instant now) {
        if (attempt + 1 >= MAX_ATTEMPTS) {
            return Optional.empty();
        }
        Instant due = latest(backoff.due(now, attempt), now.plus(asked(later.after())));
        if (window == null) {
            return Optional.of(due);
        }
        Instant first = delivery.times().getOrDefault(DeliveryStatus.STARTED, now);
        return Optional.of(due)
                .filter(next -> window.isOpen(next))
                .filter(next -> !next.isAfter(first.plus(TEXT_RETRY_TIME)));
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
