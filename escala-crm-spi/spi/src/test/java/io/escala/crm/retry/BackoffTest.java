package io.escala.crm.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource({"0,1", "1,2", "5,32", "6,60", "2000000000,60"})
    void ceilingDoublesUpToTheLongest(int retries, long seconds) {
        assertThat(Backoff.exact(FIRST, LONGEST).delay(retries)).hasSeconds(seconds);
        assertThat(Backoff.jittered(FIRST, LONGEST, () -> 1).delay(retries)).hasSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0.5,16000", "1,32000"})
    void jitterIsAPartOfTheCeiling(double part, long millis) {
        assertThat(Backoff.jittered(FIRST, LONGEST, () -> part).delay(5)).hasMillis(millis);
    }

    @Test
    void everyWaitHasItsOwnPart() {
        Backoff backoff = Backoff.jittered(FIRST, LONGEST, new Random(20_261_129)::nextDouble);

        assertThat(backoff.delay(3))
                .isBetween(Duration.ZERO, Duration.ofSeconds(8))
                .isNotEqualTo(backoff.delay(3));
    }

    @Test
    void dueTimeIsLaterThanNow() {
        assertThat(Backoff.jittered(FIRST, LONGEST, () -> 0).due(NOON, 3)).isEqualTo(NOON.plusMillis(1));
        assertThat(Backoff.jittered(FIRST, LONGEST, () -> 0.5).due(NOON, 3)).isEqualTo(NOON.plusSeconds(4));
    }

    @ParameterizedTest
    @CsvSource({"PT0S,PT1S", "PT-1S,PT1S", "PT2S,PT1S"})
    void ceilingsAreInOrderAndLongerThanZero(Duration first, Duration longest) {
        assertThatThrownBy(() -> Backoff.exact(first, longest)).isInstanceOf(IllegalArgumentException.class);
    }
}
