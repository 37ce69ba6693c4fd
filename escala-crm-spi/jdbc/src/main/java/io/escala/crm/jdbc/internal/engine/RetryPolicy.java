package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.retry.Backoff;
import io.escala.crm.store.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a whole unit of work again after a transient failure: at most five times in three seconds, with a random wait of up
 * to 10, 20, 40 and 80 milliseconds in between, so that colliding units do not collide again. A permanent failure is thrown
 * at once, and every failure of an interrupted thread, whose flag stays set. Thread-safe.
 */
final class RetryPolicy {
    private static final Logger LOG = LoggerFactory.getLogger(RetryPolicy.class);
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_WAIT = Duration.ofMillis(10);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(80);
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final ErrorCodes errors;
    private final int attempts;
    private final LongSupplier nanoTime;
    private final Backoff backoff;
    private final Consumer<Duration> waiting;

    RetryPolicy(ErrorCodes errors, LongSupplier nanoTime, DoubleSupplier random, Consumer<Duration> waiting) {
        this(errors, ATTEMPTS, nanoTime, random, waiting);
    }

    private RetryPolicy(
            ErrorCodes errors, int attempts, LongSupplier nanoTime, DoubleSupplier random, Consumer<Duration> waiting) {
        this.errors = errors;
        this.attempts = attempts;
        this.nanoTime = nanoTime;
        this.backoff = Backoff.jittered(FIRST_WAIT, LONGEST_WAIT, random);
        this.waiting = waiting;
    }

    static RetryPolicy standard(ErrorCodes errors) {
        return new RetryPolicy(
                errors,
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble(),
                wait -> LockSupport.parkNanos(wait.toNanos()));
    }

    /** Returns the policy that runs nothing again and only converts the failure. */
    static RetryPolicy once(ErrorCodes errors) {
        return new RetryPolicy(errors, 1, System::nanoTime, () -> 0, wait -> {});
    }

    <T> T run(String what, Attempt<T> attempt) {
        long begun = nanoTime.getAsLong();
        for (int tries = 1; ; tries++) {
            RuntimeException failure;
            try {
                return attempt.run();
            } catch (RaceLostException lost) {
                failure = new StoreUnavailableException(what + ": lost a race for a row", lost);
            } catch (SQLException refused) {
                if (errors.isPermanent(refused)) {
                    throw SqlFailures.unstorable(what, refused);
                }
                // A race is over on the next attempt, so a second violation of the key is permanent.
                failure = errors.isDuplicateKey(refused) && tries > 1
                        ? SqlFailures.unstorable(what, refused)
                        : SqlFailures.unavailable(what, refused);
                if (!errors.isTransient(refused)) {
                    throw failure;
                }
            }
            Duration left = DEADLINE.minusNanos(nanoTime.getAsLong() - begun);
            // Whoever interrupted the thread wants the answer now, and the wait would not wait.
            boolean interrupted = Thread.currentThread().isInterrupted();
            if (tries == attempts || left.isNegative() || left.isZero() || interrupted) {
                throw failure;
            }
            LOG.debug("{}; trying again", failure.getMessage());
            Duration delay = backoff.delay(tries - 1);
            waiting.accept(delay.compareTo(left) < 0 ? delay : left);
        }
    }

    /** One attempt. */
    interface Attempt<T> {
        T run() throws SQLException;
    }
}
