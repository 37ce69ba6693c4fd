package io.escala.core.internal.work;

import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.Defects;
import io.escala.core.work.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of running workers. Thread-safe. */
public final class WorkerThreads implements Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration DRAIN = Duration.ofSeconds(40);

    /** Items per run, after which the thread checks for a stop, so that stopping does not wait for a long queue. */
    private static final int BATCH = 20;

    private final LeasedWorkRunner work;
    private final Duration pollInterval;
    private final ParallelLanes lanes;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final Thread heartbeat;
    private final LongAdder restarts = new LongAdder();

    private WorkerThreads(
            LeasedWorkRunner work, int count, int callsPerLine, Duration pollInterval, ThreadFactory factory) {
        this.work = work;
        this.pollInterval = pollInterval;
        this.lanes = work.parallelLanes(callsPerLine, factory);
        for (int i = 0; i < count; i++) {
            threads.add(factory.newThread(this::untilStopped));
        }
        heartbeat = factory.newThread(this::extendLeases);
    }

    /** Returns a factory of daemon threads named {@code escala-work-1} and so on. */
    public static ThreadFactory daemonThreads() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "escala-work-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Starts workers.
     *
     * @param work the runner of the work
     * @param threads how many threads run work, at least 1; one more extends their leases, and each call of a line has its own
     * @param callsPerLine how many calls of a line may be under way at once, at least 1
     * @param pollInterval how long a thread waits when no work is due, such as a second; longer than zero
     * @param factory makes the threads; they are started, and end when the workers are stopped
     * @return the running workers; the caller stops them
     * @throws IllegalArgumentException when a number or pollInterval is out of bounds
     */
    public static WorkerThreads start(
            LeasedWorkRunner work, int threads, int callsPerLine, Duration pollInterval, ThreadFactory factory) {
        Objects.requireNonNull(work, "work");
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, is " + threads);
        }
        if (callsPerLine < 1) {
            throw new IllegalArgumentException("callsPerLine must be at least 1, is " + callsPerLine);
        }
        if (pollInterval.isZero() || pollInterval.isNegative()) {
            throw new IllegalArgumentException("pollInterval must be positive");
        }
        WorkerThreads workers = new WorkerThreads(work, threads, callsPerLine, pollInterval, factory);
        work.leases().heartbeatStarted();
        workers.heartbeat.start();
        workers.threads.forEach(Thread::start);
        work.started(workers);
        return workers;
    }

    /** Extends the leases of this process until the last thread has ended. */
    private void extendLeases() {
        try {
            while (!ended.await(HeldLeases.BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                beat();
            }
        } catch (InterruptedException e) {
            LOG.warn("The heartbeat of the leases was interrupted; new leases last longer instead");
            Thread.currentThread().interrupt();
        } finally {
            work.leases().heartbeatEnded();
        }
    }

    private void beat() {
        try {
            work.leases().extend();
        } catch (RuntimeException | Error e) {
            LOG.error("The heartbeat of the leases failed", Defects.withoutMessages(e));
        }
    }

    private void untilStopped() {
        while (stop.getCount() > 0) {
            try {
                forgetStrayInterrupt();
                if (!didSomething()) {
                    rest();
                }
            } catch (Throwable e) {
                // Only stopping ends a worker.
                restarts.increment();
                beginAnew(e);
            }
        }
    }

    private void rest() {
        try {
            stop.await(pollInterval.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Clears an interrupt that a handler left behind, because only stopping may interrupt a worker. */
    private void forgetStrayInterrupt() {
        if (!Thread.interrupted()) {
            return;
        }
        if (stop.getCount() == 0) {
            Thread.currentThread().interrupt();
        } else {
            LOG.warn("A worker was interrupted by something else than being stopped; it goes on");
        }
    }

    private boolean didSomething() {
        try {
            return work.run(BATCH, lanes) > 0;
        } catch (TryAgainException e) {
            LOG.warn("Work waits: {}", e.getMessage());
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            LOG.error("Running work failed", Defects.withoutMessages(e));
        }
        return false;
    }

    /** With a full heap even logging may fail; then only the count of restarts shows it. */
    private void beginAnew(Throwable after) {
        try {
            LOG.error("A worker failed and starts again", Defects.withoutMessages(after));
            rest();
        } catch (Throwable failed) {
            Thread.onSpinWait();
        }
    }

    int size() {
        return threads.size();
    }

    int running() {
        return (int) threads.stream().filter(Thread::isAlive).count();
    }

    long restarts() {
        return restarts.sum() + lanes.restarts();
    }

    @Override
    public boolean stop(Duration drain) throws InterruptedException {
        stop.countDown();
        lanes.stopBeginning();
        work.stopped(this);
        long deadline = System.nanoTime() + drain.toNanos();
        for (Thread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
        }
        boolean drained = running() == 0;
        drained &= lanes.awaitEnd(deadline - System.nanoTime(), pollInterval);
        if (!drained) {
            interrupt();
        }
        ended.countDown();
        heartbeat.join(HeldLeases.BEAT.toMillis());
        return drained;
    }

    private void interrupt() {
        threads.forEach(Thread::interrupt);
        lanes.interrupt();
    }

    @Override
    public void close() {
        try {
            stop(DRAIN);
        } catch (InterruptedException e) {
            interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
