package io.escala.core.inbox;

import io.escala.core.internal.work.WorkerThreads;
import io.escala.core.work.Workers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The threads of an inbox: those of the library's work, and one that looks for the work of followers once there are any. Thread-safe. */
final class InboxWorkers implements Workers {
    /** How many events each lane of a follower handles at once; each has a thread meanwhile. */
    private static final int HANDLED_AT_ONCE = 8;

    private final InboxBuilder settings;
    private final InboxWork work;
    private final Workers own;

    // Guarded by this.
    private @Nullable Workers followers;
    private boolean stopped;

    InboxWorkers(InboxBuilder settings, InboxWork work) {
        this.settings = settings;
        this.work = work;
        this.own = WorkerThreads.start(
                work.own(), settings.workers, settings.callsPerLine, settings.pollInterval, settings.threads);
    }

    /** Starts the threads of followers, unless they are started. */
    synchronized void follow() {
        if (followers == null && !stopped) {
            followers =
                    WorkerThreads.start(work.followers(), 1, HANDLED_AT_ONCE, settings.pollInterval, settings.threads);
        }
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized @Nullable Workers stopping() {
        stopped = true;
        return followers;
    }

    /** Followers first: what they still send can go out. */
    @Override
    public boolean stop(Duration drain) throws InterruptedException {
        long deadline = System.nanoTime() + drain.toNanos();
        Workers following = stopping();
        boolean drained = true;
        try {
            drained = following == null || following.stop(drain);
        } finally {
            drained &= own.stop(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
        return drained;
    }

    @Override
    public void close() {
        Workers following = stopping();
        try {
            if (following != null) {
                following.close();
            }
        } finally {
            own.close();
        }
    }
}
