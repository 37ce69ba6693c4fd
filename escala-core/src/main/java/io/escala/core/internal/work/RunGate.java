package io.escala.core.internal.work;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets the items of this process run beside each other, or one of them alone. An item may end on another thread than it began on.
 * Thread-safe.
 */
final class RunGate {
    private static final int ALL = Integer.MAX_VALUE;

    private final Semaphore permits = new Semaphore(ALL, true);

    /** Whether this thread runs an item: a handler whose host runs work from within it would otherwise wait for itself. */
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    /** Returns whether an item that is begun on this thread now can be the only one. */
    boolean canBeAlone() {
        return !inside.get();
    }

    /** Runs an item beside others, after waiting for one that runs alone. */
    <T> T beside(Supplier<T> item) {
        return holding(1, item);
    }

    /** Runs an item after all others have ended, while none begins. */
    <T> T alone(Supplier<T> item) {
        return holding(ALL, item);
    }

    private <T> T holding(int count, Supplier<T> item) {
        if (inside.get()) {
            return item.get();
        }
        permits.acquireUninterruptibly(count);
        try {
            return inside(item);
        } finally {
            permits.release(count);
        }
    }

    /** Runs a part of an item that has entered. */
    <T> T inside(Supplier<T> part) {
        boolean before = inside.get();
        inside.set(true);
        try {
            return part.get();
        } finally {
            if (before) {
                inside.set(true);
            } else {
                inside.remove();
            }
        }
    }

    /** Begins an item beside others, unless one runs alone or waits to; whoever enters leaves. */
    boolean tryEnter() {
        try {
            // With a time, unlike without one, nobody who waits is overtaken.
            return permits.tryAcquire(0, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        permits.release();
    }
}
