package io.escala.spring.boot.internal.work;

import io.escala.core.inbox.Inbox;
import io.escala.core.work.Workers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the workers while the application runs: they start last, when the web server accepts requests, and stop first, while everything that
 * listeners use is there. Thread-safe.
 */
public final class InboxWorkers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWorkers.class);

    private final Inbox inbox;
    private final Duration drainTime;

    private @Nullable Workers running;

    /**
     * Creates it.
     *
     * @param drainTime how long stopping waits for what is under way
     */
    public InboxWorkers(Inbox inbox, Duration drainTime) {
        this.inbox = inbox;
        this.drainTime = drainTime;
    }

    @Override
    public synchronized void start() {
        if (running == null) {
            running = inbox.start();
        }
    }

    private synchronized @Nullable Workers take() {
        Workers taken = running;
        running = null;
        return taken;
    }

    @Override
    public void stop() {
        Workers stopping = take();
        if (stopping == null) {
            return;
        }
        try {
            if (!stopping.stop(drainTime)) {
                LOG.warn(
                        "Not everything was finished within {}; it was interrupted, and goes on at the next start",
                        drainTime);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }
}
