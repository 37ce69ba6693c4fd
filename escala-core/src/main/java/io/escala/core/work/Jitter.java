package io.escala.core.work;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Spreads retries, so that work that failed together is not retried together. Thread-safe. */
@FunctionalInterface
public interface Jitter {
    /**
     * Returns a wait.
     *
     * @param ceiling the longest wait
     * @return zero to the ceiling
     */
    Duration upTo(Duration ceiling);

    /**
     * Returns a jitter that waits any time from one millisecond to the ceiling, uniformly distributed. Never zero below a ceiling of a
     * millisecond or more: work that failed would be due again at once.
     *
     * @return the jitter
     */
    static Jitter full() {
        return ceiling -> {
            long millis = ceiling.toMillis();
            return millis < 1
                    ? Duration.ZERO
                    : Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, millis + 1));
        };
    }

    /**
     * Returns the wait before a retry: up to a ceiling that doubles with every attempt.
     *
     * @param attempts the number of failed attempts, from 0
     * @param first the first ceiling
     * @param longest the last ceiling
     * @return the wait
     */
    default Duration backoff(int attempts, Duration first, Duration longest) {
        Duration ceiling = first.multipliedBy(1L << Math.min(attempts, 30));
        return upTo(ceiling.compareTo(longest) < 0 ? ceiling : longest);
    }
}
