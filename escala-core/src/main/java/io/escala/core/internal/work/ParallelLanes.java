package io.escala.core.internal.work;

import io.escala.core.internal.Defects;
import io.escala.core.internal.loop.InboxContext;
import io.escala.crm.work.Lease;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lanes of running workers that have several calls under way, and the threads of these calls. Thread-safe. */
final class ParallelLanes {
    private static final Logger LOG = LoggerFactory.getLogger(ParallelLanes.class);

    /** Of all lanes, which bounds the threads; further calls wait for a tick. */
    private static final int MOST_CALLS = 512;

    /** How long a thread without a call is kept. */
    private static final Duration KEEP_IDLE = Duration.ofSeconds(30);

    private final InboxContext context;
    private final WorkParts parts;
    private final int callsPerLane;
    private final Consumer<Lease> release;
    private final ThreadPoolExecutor threads;
    private final Semaphore calls = new Semaphore(MOST_CALLS);
    private final Set<ParallelLane> held = ConcurrentHashMap.newKeySet();
    private final LongAdder restarts = new LongAdder();
    private final ReentrantLock ending = new ReentrantLock();
    private final Condition laneEnded = ending.newCondition();
    private volatile boolean stopping;

    /**
     * Creates the lanes of one set of workers.
     *
     * @param release gives a lease back, now or when the store is available again
     */
    ParallelLanes(
            InboxContext context, WorkParts parts, int callsPerLane, ThreadFactory factory, Consumer<Lease> release) {
        this.context = context;
        this.parts = parts;
        this.callsPerLane = callsPerLane;
        this.release = release;
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, KEEP_IDLE.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }

    int callsPerLane() {
        return callsPerLane;
    }

    /** Takes over a lease just granted, and begins what is due. */
    void take(Lease lease, CallWorkHandler handler) {
        parts.leases().held(lease);
        ParallelLane lane = new ParallelLane(context, this, parts, lease, handler);
        held.add(lane);
        lane.tick();
    }

    /** Lets every lane look for new work, and for work that was put off. */
    void tick() {
        held.forEach(ParallelLane::tick);
    }

    boolean isStopping() {
        return stopping;
    }

    /** Takes a place for a call; whoever does leaves it. */
    boolean enter() {
        return calls.tryAcquire();
    }

    void leave() {
        calls.release();
    }

    /** Runs a call that is committed as started, so it is made in any case. */
    void run(Runnable call) {
        try {
            threads.execute(call);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            LOG.warn("There is no thread for a call, so another one makes it", Defects.withoutMessages(e));
            call.run();
        }
    }

    /** A lane has nothing more to run. */
    void over(ParallelLane lane, Lease lease, boolean stillOurs) {
        parts.leases().ended(lease);
        try {
            if (stillOurs) {
                release.accept(lease);
            }
        } finally {
            held.remove(lane);
            ending.lock();
            try {
                laneEnded.signalAll();
            } finally {
                ending.unlock();
            }
        }
    }

    /** What a step or a call threw must not end anything; with a full heap even logging may fail. */
    void failed(Throwable thrown) {
        try {
            if (Defects.isFatal(thrown)) {
                restarts.increment();
            }
            LOG.error("Running work failed", Defects.withoutMessages(thrown));
        } catch (Throwable e) {
            Thread.onSpinWait();
        }
    }

    long restarts() {
        return restarts.sum();
    }

    /** Begins nothing more. */
    void stopBeginning() {
        stopping = true;
    }

    /**
     * Waits for the calls that are under way. Those that do not end in time are interrupted.
     *
     * @param nanos how long to wait
     * @param look how often a lane whose answers could not be committed is to try again
     * @return whether all lanes ended in time
     */
    boolean awaitEnd(long nanos, Duration look) throws InterruptedException {
        stopping = true;
        boolean drained = false;
        try {
            drained = awaitLanes(nanos, look.toNanos());
        } finally {
            if (drained) {
                threads.shutdown();
            } else {
                interrupt();
            }
        }
        return drained && threads.awaitTermination(KEEP_IDLE.toSeconds(), TimeUnit.SECONDS);
    }

    private boolean awaitLanes(long nanos, long look) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        tick();
        ending.lockInterruptibly();
        try {
            while (!held.isEmpty()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                if (laneEnded.awaitNanos(Math.min(look, left)) <= 0) {
                    tickUnlocked();
                }
            }
            return true;
        } finally {
            ending.unlock();
        }
    }

    /** A step ends lanes, on whichever thread it is made. */
    private void tickUnlocked() {
        ending.unlock();
        try {
            tick();
        } finally {
            ending.lock();
        }
    }

    void interrupt() {
        threads.shutdownNow();
    }
}
