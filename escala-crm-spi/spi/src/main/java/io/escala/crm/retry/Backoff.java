package io.escala.crm.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.DoubleSupplier;

/**
 * The waits between attempts: up to a ceiling that doubles with every retry. With jitter, a wait is a random part of the ceiling, so that
 * what failed together is not retried together.
 *
 * <p>Immutable; thread-safe if the source of randomness is.
 */
public final class Backoff {
    private static final Duration LEAST = Duration.ofMillis(1);

    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier random;

    private Backoff(Duration first, Duration longest, DoubleSupplier random) {
        this.first = Objects.requireNonNull(first, "first");
        this.longest = Objects.requireNonNull(longest, "longest");
        this.random = Objects.requireNonNull(random, "random");
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("waits from " + first + " to " + longest);
        }
    }

    /**
     * Creates a backoff without jitter, for attempts that do not meet others: every wait is as long as its ceiling.
     *
     * @param first the first ceiling, longer than zero
     * @param longest the last ceiling, not less than the first
     * @throws IllegalArgumentException when a ceiling is out of bounds
     */
    public static Backoff exact(Duration first, Duration longest) {
        return new Backoff(first, longest, () -> 1);
    }

    /**
     * Creates a backoff with full jitter: every wait is between zero and its ceiling.
     *
     * @param first the first ceiling, longer than zero
     * @param longest the last ceiling, not less than the first
     * @param random the part of the ceiling to wait, from 0 to 1; asked once per wait
     * @throws IllegalArgumentException when a ceiling is out of bounds
     */
    public static Backoff jittered(Duration first, Duration longest, DoubleSupplier random) {
        return new Backoff(first, longest, random);
    }

    /**
     * Returns the wait before a retry.
     *
     * @param retries how many retries there were before, from 0
     */
    public Duration delay(int retries) {
        return Duration.ofNanos((long) (random.getAsDouble() * ceiling(retries).toNanos()));
    }

    /**
     * Returns the time of a retry: at least a millisecond later, so that no time is due again at once.
     *
     * @param now when the attempt failed
     * @param retries how many retries there were before, from 0
     */
    public Instant due(Instant now, int retries) {
        Duration delay = delay(retries);
        return now.plus(delay.compareTo(LEAST) < 0 ? LEAST : delay);
    }

    private Duration ceiling(int retries) {
        Duration ceiling = first;
        for (int retry = 0; retry < retries && ceiling.compareTo(longest) < 0; retry++) {
            ceiling = ceiling.multipliedBy(2);
        }
        return ceiling.compareTo(longest) < 0 ? ceiling : longest;
    }
}
