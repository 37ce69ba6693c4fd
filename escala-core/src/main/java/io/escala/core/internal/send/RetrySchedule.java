package io.escala.core.internal.send;

import io.escala.core.channel.SendOutcome;
import io.escala.core.work.Jitter;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.MessagingWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time of the next attempt of a send that Meta asked to try later. */
final class RetrySchedule {
    /** The maximum number of attempts per message. */
    static final int MAX_ATTEMPTS = 5;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);
    private static final Duration TEXT_RETRY_TIME = Duration.ofMinutes(15);

    private RetrySchedule() {}

    /**
     * The time of the next attempt: after a wait that doubles from one second to a minute, or as long as Meta asks but no
     * longer than ten minutes; at most five attempts in all. A text is not retried once its window is about to close, nor a
     * quarter of an hour after its first attempt, when it is outdated as a reply.
     *
     * @param later Meta's answer
     * @param delivery the delivery of the message
     * @param attempt the attempt that was just made, from 0
     * @param window the window that the content needs open, or null when it needs none
     * @param now the current time
     * @param jitter spreads the wait
     * @return the time, or empty when it is not retried
     */
    static Optional<Instant> next(
            SendOutcome.TryLater later,
            Delivery delivery,
            int attempt,
            @Nullable MessagingWindow window,
            Instant now,
            Jitter jitter) {
        if (attempt + 1 >= MAX_ATTEMPTS) {
            return Optional.empty();
        }
        Instant due = now.plus(longer(jitter.backoff(attempt, FIRST, LONGEST), asked(later.after())));
        if (window == null) {
            return Optional.of(due);
        }
        Instant first = delivery.times().getOrDefault(DeliveryStatus.STARTED, now);
        return Optional.of(due)
                .filter(next -> DispatchDeadline.isOpen(window, next))
                .filter(next -> !next.isAfter(first.plus(TEXT_RETRY_TIME)));
    }

    private static Duration asked(@Nullable Duration after) {
        if (after == null || after.isNegative()) {
            return Duration.ZERO;
        }
        return after.compareTo(LONGEST_ASKED) < 0 ? after : LONGEST_ASKED;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
