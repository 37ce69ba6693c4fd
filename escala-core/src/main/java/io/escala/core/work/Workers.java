package io.escala.core.work;

import java.time.Duration;

/**
 * Threads that run durable work until they are stopped, one that extends their leases, and one for each call that sends while it is made,
 * for services. The messages of different conversations of a line are sent at the same time, those of one conversation one after the
 * other. Followers ({@link io.escala.core.inbox.Inbox#onMessage}) have a thread that looks for their work, one that extends their leases, and one
 * for each handler while it is called. The library starts no other threads. No exception ends a worker: after an error of the virtual machine it restarts. {@link WorkRunner#workers} returns their state.
 *
 * <p>Thread-safe. Not for implementing outside tests: minor versions add methods.
 */
public interface Workers extends AutoCloseable {
    /**
     * Stops: starts no new items, and waits for running ones. Items that are not finished in time are interrupted; a send
     * that is interrupted becomes unknown, and is neither lost nor repeated.
     *
     * @param drain how long to wait
     * @return whether everything finished in time
     * @throws InterruptedException when the caller is interrupted while it waits
     */
    boolean stop(Duration drain) throws InterruptedException;

    /** Stops, waiting up to 40 seconds: longer than one call to a channel takes. */
    @Override
    void close();
}
