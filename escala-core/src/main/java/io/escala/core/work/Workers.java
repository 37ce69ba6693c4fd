package io.escala.core.work;

import io.escala.core.channel.TryAgainException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that do durable work until they are stopped: for services that keep running. The only part of the library that starts
 * threads, and it does so only here. Thread-safe.
 */
public final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration DRAIN = Duration.ofSeconds(40);

    /** Between two looks at whether to stop, so that stopping does not wait for a long queue. */
    private static final int BATCH = 20;

    private final Work work;
    private final Duration pollInterval;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final ExecutorService threads;

    private Workers(Work work, int count, Duration pollInterval) {
        this.work = work;
        this.pollInterval = pollInterval;
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "escala-work-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts.
     *
     * @param work what they do
     * @param threads how many threads, at least 1; each works on one lane at a time
     * @param pollInterval how long a thread that found nothing to do waits before it looks again, such as a second
     * @return the running threads; stop them
     */
    public static Workers start(Work work, int threads, Duration pollInterval) {
        Objects.requireNonNull(work, "work");
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, is " + threads);
        }
        if (pollInterval.isZero() || pollInterval.isNegative()) {
            throw new IllegalArgumentException("pollInterval must be positive");
        }
        Workers workers = new Workers(work, threads, pollInterval);
        for (int i = 0; i < threads; i++) {
            workers.threads.execute(workers::untilStopped);
        }
        return workers;
    }

    private void untilStopped() {
        try {
            while (stop.getCount() > 0) {
                if (!didSomething() && stop.await(pollInterval.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean didSomething() {
        try {
            return work.runDue(BATCH) > 0;
        } catch (TryAgainException e) {
            LOG.warn("Work waits: {}", e.getMessage());
        } catch (RuntimeException e) {
            // A worker that died of a defect would leave the queue standing without anybody noticing.
            LOG.error("Work broke off with {}", e.getClass().getName());
        }
        return false;
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
        threads.shutdown();
        boolean drained = threads.awaitTermination(drain.toNanos(), TimeUnit.NANOSECONDS);
        if (!drained) {
            threads.shutdownNow();
        }
        return drained;
    }

    /** Stops, and waits up to 40 seconds: longer than one call to a channel takes. */
    @Override
    public void close() {
        try {
            stop(DRAIN);
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
