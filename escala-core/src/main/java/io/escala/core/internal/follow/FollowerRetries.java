package io.escala.core.internal.follow;

import io.escala.crm.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When an event is handled again after its handler threw: five times, within ten minutes. Pure. */
final class FollowerRetries {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(3),
            Duration.ofMinutes(5));

    private FollowerRetries() {}

    /** Returns the item as it is tried again, or empty when it was tried often enough. */
    static Optional<WorkItem> next(WorkItem item, Instant now) {
        return item.attempts() < WAITS.size()
                ? Optional.of(item.again(now.plus(WAITS.get(item.attempts()))))
                : Optional.empty();
    }
}
