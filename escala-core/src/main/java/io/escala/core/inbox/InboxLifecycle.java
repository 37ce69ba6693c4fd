package io.escala.core.inbox;

import io.escala.core.internal.work.LeasedWorkRunner;
import io.escala.core.internal.work.WorkerThreads;
import io.escala.core.work.Workers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the workers of an inbox, and closes what it owns in order: workers, channels, store. Thread-safe. */
final class InboxLifecycle implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final InboxBuilder settings;
    private final LeasedWorkRunner work;

    // Guarded by this; starting threads and closing happen once, so nothing waits for them on the lock but each other.
    private @Nullable Workers workers;
    private boolean closed;

    InboxLifecycle(InboxBuilder settings, LeasedWorkRunner work) {
        this.settings = settings;
        this.work = work;
        LOG.info(
                "Inbox on {}; sends over {}; {}. Nothing is sent or fetched until its work runs (start, or work().runDue)",
                settings.store.getClass().getSimpleName(),
                settings.gateways.keySet(),
                settings.reader == null ? "reads no bodies, so it has no journal and no replays" : "reads bodies");
    }

    synchronized Workers start() {
        if (closed) {
            throw new IllegalStateException("the inbox is closed");
        }
        if (workers == null) {
            workers = WorkerThreads.start(
                    work, settings.workers, settings.callsPerLine, settings.pollInterval, settings.threads);
            LOG.info("{} worker(s) started; they look for work every {}", settings.workers, settings.pollInterval);
        }
        return workers;
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
