package io.escala.core.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JitterTest {
    @ParameterizedTest
    @CsvSource({"0,1", "1,2", "5,32", "6,60", "2000000000,60"})
    void ceilingDoublesUpToTheMaximum(int attempts, long seconds) {
        Jitter none = ceiling -> ceiling;

        assertThat(none.backoff(attempts, Duration.ofSeconds(1), Duration.ofSeconds(60)))
                .hasSeconds(seconds);
    }

    /** A wait of zero would run failed work again at once, without time having passed. */
    @Test
    void fullJitterStaysWithinTheCeilingAndIsNeverZero() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(Jitter.full().upTo(Duration.ofMillis(3))).isBetween(Duration.ofMillis(1), Duration.ofMillis(3));
        }
    }

    @Test
    void fullJitterOfNothingIsNothing() {
        assertThat(Jitter.full().upTo(Duration.ZERO)).isZero();
    }
}
