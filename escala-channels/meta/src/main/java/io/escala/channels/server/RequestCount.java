package io.escala.channels.server;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the requests under way, until no further ones are taken. Thread-safe. */
final class RequestCount {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private int underWay;
    private boolean ending;

    /** Returns whether a request is taken; it must be {@linkplain #end ended} then. */
    boolean begin() {
        lock.lock();
        try {
            if (!ending) {
                underWay++;
            }
            return !ending;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            underWay--;
            if (underWay == 0) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes no further requests, and waits for those under way. A thread that is interrupted waits no longer, and stays so.
     *
     * @param within how long at most
     */
    void drain(Duration within) {
        lock.lock();
        try {
            ending = true;
            long left = within.toNanos();
            while (underWay > 0 && left > 0) {
                left = none.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
