package io.escala.core.internal.loop;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits before a retry, so that conflicting commits do not collide again. */
@FunctionalInterface
public interface Backoff {
    /**
     * Waits.
     *
     * @param attempt the number of the failed attempt, from 1
     */
    void before(int attempt);

    /**
     * Returns a random wait up to a ceiling that doubles from 10 ms to 320 ms.
     *
     * @return the backoff
     */
    static Backoff jittered() {
        return attempt -> {
            long ceiling = TimeUnit.MILLISECONDS.toNanos(10L << Math.min(attempt - 1, 5));
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(ceiling));
        };
    }
}
