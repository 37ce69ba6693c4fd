package io.escala.core.work;

import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.Defects;
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

/**
 * Threads that do durable work until they are stopped: for services that keep running. The only part of the library that starts
 * threads, and it does so only here. Nothing that work throws ends one of them: after an error of the virtual machine a worker
 * begins anew. {@link WorkRunner#workers} tells how they are doing. Thread-safe.
 */
public final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration DRAIN = Duration.ofSeconds(40);

    /** Between two looks at whether to stop, so that stopping does not wait for a long queue. */
    private static final int BATCH = 20;

    private final WorkRunner work;
    private final Duration pollInterval;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder restarts = new LongAdder();

    private Workers(WorkRunner work, int count, Duration pollInterval, ThreadFactory factory) {
        this.work = work;
        this.pollInterval = pollInterval;
        for (int i = 0; i < count; i++) {
            threads.add(factory.newThread(this::untilStopped));
        }
    }

    /**
     * Starts.
     *
     * @param work what they do
     * @param threads how many threads, at least 1; each works on one lane at a time
     * @param pollInterval how long a thread that found nothing to do waits before it looks again, such as a second
     * @return the running threads; stop them
     */
    public static Workers start(WorkRunner work, int threads, Duration pollInterval) {
        AtomicInteger number = new AtomicInteger();
        return start(work, threads, pollInterval, task -> {
            Thread thread = new Thread(task, "escala-work-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    static Workers start(WorkRunner work, int threads, Duration pollInterval, ThreadFactory factory) {
        Objects.requireNonNull(work, "work");
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, is " + threads);
        }
        if (pollInterval.isZero() || pollInterval.isNegative()) {
            throw new IllegalArgumentException("pollInterval must be positive");
        }
        Workers workers = new Workers(work, threads, pollInterval, factory);
        workers.threads.forEach(Thread::start);
        work.started(workers);
        return workers;
    }

    private void untilStopped() {
        while (stop.getCount() > 0) {
            try {
                forgetStrayInterrupt();
                if (!didSomething()) {
                    rest();
                }
            } catch (Throwable e) {
                // Nothing but stopping ends a worker.
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

    /** Only a worker that is told to stop is interrupted: what it did may have left this behind, and must not end it. */
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
            return work.runDue(BATCH) > 0;
        } catch (TryAgainException e) {
            LOG.warn("Work waits: {}", e.getMessage());
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            LOG.error("Work broke off", Defects.withoutMessages(e));
        }
        return false;
    }

    /** With a full heap even this may fail; the count of restarts is left to tell. */
    private void beginAnew(Throwable after) {
        try {
            LOG.error("A worker begins anew", Defects.withoutMessages(after));
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
        return restarts.sum();
    }

    /**
     * Stops: nothing new is begun, and what is under way is waited for. What did not end in time is interrupted; a send that is
     * cut off like that is kept as unknown, never lost and never repeated.
     *
     * @param drain how long to wait
     * @return whether everything under way ended in time
     * @throws InterruptedException when the caller is interrupted while it waits
     */
    public boolean stop(Duration drain) throws InterruptedException {
        stop.countDown();
        work.stopped(this);
        long deadline = System.nanoTime() + drain.toNanos();
        for (Thread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
        }
        boolean drained = running() == 0;
        if (!drained) {
            interrupt();
        }
        return drained;
    }

    private void interrupt() {
        threads.forEach(Thread::interrupt);
    }

    /** Stops, and waits up to 40 seconds: longer than one call to a channel takes. */
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
