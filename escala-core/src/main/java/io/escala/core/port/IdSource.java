package io.escala.core.port;

import java.time.Clock;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Generates ids. Thread-safe. A conversation's thread is ordered by Meta's time, then by arrival, then by id: ids should
 * increase within a process, compared as ASCII, or messages of one second and sends of one millisecond are shown out of
 * order.
 */
@FunctionalInterface
public interface IdSource {
    /**
     * Returns a new id.
     *
     * @return 1 to 64 ASCII letters, digits, {@code - _ .}, never returned before
     */
    String next();

    /**
     * Creates a source of ids of 26 characters: 48 bits of time in milliseconds, then 80 random bits, in an alphabet that
     * sorts. The ids of one source increase strictly, also within a millisecond, across threads, and while the clock goes
     * backwards.
     *
     * @param clock the clock
     * @param random thread-safe randomness; a {@link java.security.SecureRandom} unless ids may be guessed
     * @return the source; an inbox needs one, not one for each id
     */
    static IdSource timeOrdered(Clock clock, RandomGenerator random) {
        return new TimeOrderedIds(Objects.requireNonNull(clock, "clock"), Objects.requireNonNull(random, "random"));
    }
}
