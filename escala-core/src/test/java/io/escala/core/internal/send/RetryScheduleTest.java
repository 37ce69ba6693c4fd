package io.escala.core.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.SendOutcome;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.MessagingWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final RetrySchedule LONGEST = new RetrySchedule(() -> 1);

    @ParameterizedTest
    @CsvSource({"0,1", "1,2", "2,4", "3,8"})
    void delayDoubles(int attempt, int seconds) {
        assertThat(next(attempt, null, null)).contains(NOON.plusSeconds(seconds));
    }

    @Test
    void fifthAttemptIsTheLast() {
        assertThat(next(3, null, null)).isPresent();
        assertThat(next(4, null, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"30,30", "86400,600", "-1,1", "0,1"})
    void retryAfterIsHonouredUpToTenMinutes(long asked, long waited) {
        assertThat(next(0, Duration.ofSeconds(asked), null)).contains(NOON.plusSeconds(waited));
    }

    @Test
    void textIsNotRetriedPastItsDeadline() {
        MessagingWindow closing = new MessagingWindow(NOON.plusSeconds(30).minus(MessagingWindow.LENGTH), null);

        assertThat(next(0, Duration.ofSeconds(29), closing)).isPresent();
        assertThat(next(0, Duration.ofSeconds(30), closing)).isEmpty();
    }

    @Test
    void textIsNotRetriedFifteenMinutesAfterItsFirstAttempt() {
        MessagingWindow open = new MessagingWindow(NOON, null);
        SendOutcome.TryLater later = new SendOutcome.TryLater(new DeliveryError(4, 0, null), Duration.ofMinutes(10));

        assertThat(LONGEST.next(later, started(NOON.minus(Duration.ofMinutes(5))), 1, open, NOON))
                .isPresent();
        assertThat(LONGEST.next(later, started(NOON.minus(Duration.ofMinutes(6))), 1, open, NOON))
                .isEmpty();
        assertThat(LONGEST.next(later, started(NOON.minus(Duration.ofMinutes(6))), 1, null, NOON))
                .as("a template has no such deadline")
                .isPresent();
    }

    private static Optional<Instant> next(int attempt, @Nullable Duration after, @Nullable MessagingWindow window) {
        return LONGEST.next(
                new SendOutcome.TryLater(new DeliveryError(4, 0, null), after), started(NOON), attempt, window, NOON);
    }

    private static Delivery started(Instant at) {
        return Delivery.at(DeliveryStatus.STARTED, at);
    }
}
