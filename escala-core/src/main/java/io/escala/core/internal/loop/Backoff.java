package io.escala.core.internal.loop;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits a little before trying again, so that those who collided do not collide again. */
@FunctionalInterface
public interface Backoff {
    /**
     * Waits.
     *
     * @param attempt how often it was tried, from 1
     */
    void before(int attempt);

    /**
     * A random wait up to a ceiling that doubles from 10 ms to 320 ms.
     *
     * @return the pause
     */
    static Backoff jittered() {
        return attempt -> {
            long ceiling = TimeUnit.MILLISECONDS.toNanos(10L << Math.min(attempt - 1, 5));
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(ceiling));
        };
    }
}
