package io.escala.core.inbox;

import io.escala.core.internal.follow.Followers;
import io.escala.core.work.Workers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the workers of an inbox, and closes what it owns in order: workers, channels, store. Thread-safe. */
final class InboxLifecycle implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final InboxBuilder settings;
    private final InboxWork work;
    private final Followers followers;

    // Guarded by this; starting threads and closing happen once, so nothing waits for them on the lock but each other.
    private @Nullable InboxWorkers workers;
    private boolean closed;

    InboxLifecycle(InboxBuilder settings, InboxWork work, Followers followers) {
        this.settings = settings;
        this.work = work;
        this.followers = followers;
        LOG.info(
                "Inbox on {}; sends over {}; {}. Nothing is sent or fetched until its work runs (start, or work().runDue)",
                settings.store.getClass().getSimpleName(),
                settings.gateways.keySet(),
                settings.reader == null ? "reads no bodies, so it has no journal and no replays" : "reads bodies");
    }

    synchronized Workers start() {
        checkOpen();
        if (workers == null || workers.isStopped()) {
            workers = new InboxWorkers(settings, work);
            if (!followers.isEmpty()) {
                workers.follow();
            }
            LOG.info("{} worker(s) started; they look for work every {}", settings.workers, settings.pollInterval);
        }
        return workers;
    }

    /** Registers a follower, and starts the threads of followers if the others are started. */
    void following(Runnable registration) {
        checkOpen();
        registration.run();
        followed();
    }

    private synchronized void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the inbox is closed");
        }
    }

    private synchronized void followed() {
        if (workers != null && !closed) {
            workers.follow();
        }
    }

    @Override
    public void close() {
        Workers running;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            running = workers;
        }
        // Each of them is closed even when the one before fails.
        try {
            if (running != null) {
                running.close();
            }
        } finally {
            if (settings.ownsBoth) {
                closeOwned();
            }
        }
    }

    private void closeOwned() {
        try {
            settings.channels.close();
        } finally {
            settings.store.close();
        }
    }
}
