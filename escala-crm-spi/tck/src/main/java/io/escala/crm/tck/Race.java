package io.escala.crm.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/**
 * Forces collisions: every runner waits at a barrier, all waits are bounded, and every thread has ended before assertions.
 */
final class Race {
    /** The number of concurrent runners in most races. */
    static final int RUNNERS = 8;

    private static final long TIMEOUT_SECONDS = 60;

    private Race() {}

    /** Runs {@link #RUNNERS} runners at once; the result of runner i has index i. */
    static <T> List<T> run(IntFunction<Callable<T>> runner) {
        return run(RUNNERS, runner);
    }

    /** Runs this many runners at once; the result of runner i has index i. */
    static <T> List<T> run(int runners, IntFunction<Callable<T>> runner) {
        CyclicBarrier start = new CyclicBarrier(runners);
        ExecutorService threads = Executors.newFixedThreadPool(runners);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < runners; i++) {
                Callable<T> task = runner.apply(i);
                futures.add(threads.submit(() -> {
                    start.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                    return task.call();
                }));
            }
            threads.shutdown();
            if (!threads.awaitTermination(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no progress within " + TIMEOUT_SECONDS + " s");
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(0, TimeUnit.SECONDS));
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("a runner failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }
}
