package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.retry.Backoff;
import io.escala.crm.store.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The wait of one operation for a SQLite file: first for other threads, then for other processes, with one deadline over both. It
 * polls for processes itself, because the engine's own wait cannot be interrupted. An operation that has nothing to wait for is not
 * disturbed by an interrupt. For one thread.
 */
final class BusyWait {
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);
    private static final Backoff PAUSES = Backoff.jittered(
            LONGEST_PAUSE, LONGEST_PAUSE, () -> ThreadLocalRandom.current().nextDouble());

    private final String what;
    private final Duration limit;
    private final LongSupplier nanoTime;
    private final Consumer<Duration> pausing;
    private final long begun;

    /** Begins to wait. */
    BusyWait(String what, Duration limit) {
        this(what, limit, System::nanoTime, pause -> LockSupport.parkNanos(pause.toNanos()));
    }

    BusyWait(String what, Duration limit, LongSupplier nanoTime, Consumer<Duration> pausing) {
        this.what = what;
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.pausing = pausing;
        this.begun = nanoTime.getAsLong();
    }

    /**
     * Waits for other threads.
     *
     * @throws StoreUnavailableException if the deadline passes, or the thread is interrupted; its flag stays set
     */
    void forThreads(Acquiring acquiring) {
        try {
            if (!acquiring.within(left().toNanos())) {
                throw new StoreUnavailableException(what + ": other threads used the file for " + limit);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(what + ": interrupted while waiting for other threads", interrupted);
        }
    }

    /**
     * Tries until the file is not busy.
     *
     * @throws SQLException that of the last attempt, if the deadline passes or it is another failure
     * @throws StoreUnavailableException if the thread is interrupted; its flag stays set
     */
    <T> T forProcesses(Attempt<T> attempt) throws SQLException {
        while (true) {
            try {
                return attempt.run();
            } catch (SQLException refused) {
                if (SqliteCodes.primary(refused) != SqliteCodes.BUSY || left().isZero()) {
                    throw refused;
                }
                pauseAfter(refused);
            }
        }
    }

    private void pauseAfter(SQLException refused) {
        Duration pause = PAUSES.delay(0);
        Duration left = left();
        pausing.accept(pause.compareTo(left) < 0 ? pause : left);
        if (Thread.currentThread().isInterrupted()) {
            throw SqlFailures.unavailable(what + ": interrupted while waiting for another process", refused);
        }
    }

    private Duration left() {
        Duration left = limit.minusNanos(nanoTime.getAsLong() - begun);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Takes something that other threads may have. */
    interface Acquiring {
        /** Returns whether it was taken in time. */
        boolean within(long nanos) throws InterruptedException;
    }

    /** An attempt that fails while the file is busy. */
    interface Attempt<T> {
        T run() throws SQLException;
    }
}
