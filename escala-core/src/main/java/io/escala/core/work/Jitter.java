package io.escala.core.work;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Spreads what is tried again, so that those who failed together do not come back together. Thread-safe. */
@FunctionalInterface
public interface Jitter {
    /**
     * A time to wait.
     *
     * @param ceiling the longest wait
     * @return zero to the ceiling
     */
    Duration upTo(Duration ceiling);

    /**
     * Any time up to the ceiling, each as likely as the next.
     *
     * @return the jitter
     */
    static Jitter full() {
        return ceiling -> Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling.toMillis() + 1));
    }

    /**
     * The wait before something is tried again: up to a ceiling that doubles with every try.
     *
     * @param attempts how often it was tried in vain, from 0
     * @param first the first ceiling
     * @param longest the last ceiling
     * @return the wait
     */
    default Duration backoff(int attempts, Duration first, Duration longest) {
        Duration ceiling = first.multipliedBy(1L << Math.min(attempts, 30));
        return upTo(ceiling.compareTo(longest) < 0 ? ceiling : longest);
    }
}
