package io.escala.core.port;

import java.time.Clock;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Makes ids. Thread-safe. A thread is ordered by Meta's time, then by arrival, then by id: ids should rise within a process, compared
 * as ASCII, or messages of one second and sends of one millisecond are shown out of order.
 */
@FunctionalInterface
public interface IdSource {
    /**
     * A fresh id.
     *
     * @return 1 to 64 ASCII letters, digits, {@code - _ .}, never given before
     */
    String next();

    /**
     * Ids of 26 characters: 48 bits of time in milliseconds, then 80 random bits, in an alphabet that sorts. Those of one source rise
     * strictly, also within a millisecond, from many threads, and while the clock goes backwards.
     *
     * @param clock the clock
     * @param random thread-safe randomness; a {@link java.security.SecureRandom} unless ids may be guessed
     * @return the source; an inbox needs one, not one for each id
     */
    static IdSource timeOrdered(Clock clock, RandomGenerator random) {
        return new TimeOrderedIds(Objects.requireNonNull(clock, "clock"), Objects.requireNonNull(random, "random"));
    }
}
