package io.escala.core.internal.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A handler that throws is called again five times, within ten minutes. */
class FollowerRetriesTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    @Test
    void triesFiveTimesWithinTenMinutes() {
        List<Duration> waits = new ArrayList<>();
        Instant now = NOON;
        Optional<WorkItem> next = Optional.of(WorkItem.single(AccountId.NONE, WorkKind.FOLLOW, "answering/1", now));
        while (next.isPresent()) {
            waits.add(Duration.between(now, next.get().due()));
            now = next.get().due();
            next = FollowerRetries.next(next.get(), now);
        }

        assertThat(waits)
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(5));
        assertThat(Duration.between(NOON, now)).isLessThan(Duration.ofMinutes(10));
    }
}
