package io.escala.core.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.SendOutcome.Scope;
import io.escala.crm.conversation.DeliveryError;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final RetrySchedule LONGEST = new RetrySchedule(() -> 1);
    private static final RetrySchedule SHORTEST = new RetrySchedule(() -> 0);

    @ParameterizedTest(name = "{0} after {1} refusals waits at most {2}")
    @CsvSource({
        "LINE, 0, PT1S",
        "LINE, 1, PT2S",
        "LINE, 3, PT8S",
        "LINE, 6, PT60S",
        "LINE, 1000000, PT60S",
        "CONVERSATION, 0, PT1.2S",
        "CONVERSATION, 1, PT4.8S",
        "CONVERSATION, 2, PT19.2S",
        "CONVERSATION, 3, PT76.8S",
        "CONVERSATION, 4, PT307.2S",
        "CONVERSATION, 1000000, PT307.2S",
        "STOPPED_LINE, 0, PT60S",
        "STOPPED_LINE, 9, PT60S"
    })
    void waitGrowsByScope(Scope scope, int refusals, Duration wait) {
        assertThat(LONGEST.next(later(scope, null), refusals, NOON)).isEqualTo(NOON.plus(wait));
    }

    @ParameterizedTest(name = "a conversation after {0} refusals waits at least {1}")
    @CsvSource({"0, PT1S", "1, PT4S", "4, PT256S"})
    void conversationWaitsAtLeast(int refusals, Duration wait) {
        assertThat(SHORTEST.next(later(Scope.CONVERSATION, null), refusals, NOON))
                .isEqualTo(NOON.plus(wait));
    }

    @ParameterizedTest(name = "{0} with Retry-After {1}: {2}")
    @CsvSource({
        "LINE, PT30S, PT30S",
        "LINE, PT24H, PT10M",
        "LINE, PT-1S, PT1S",
        "LINE, PT0S, PT1S",
        "CONVERSATION, PT30S, PT30S",
        "CONVERSATION, PT24H, PT10M"
    })
    void retryAfterIsHonouredUpToTenMinutes(Scope scope, Duration asked, Duration wait) {
        assertThat(LONGEST.next(later(scope, asked), 0, NOON)).isEqualTo(NOON.plus(wait));
    }

    private static SendOutcome.TryLater later(Scope scope, @Nullable Duration after) {
        return new SendOutcome.TryLater(scope, new DeliveryError(4, 0, null), after);
    }
}
