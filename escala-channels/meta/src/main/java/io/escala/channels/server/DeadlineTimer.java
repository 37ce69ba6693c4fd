package io.escala.channels.server;

/** Counts the time of requests. Thread-safe. */
interface DeadlineTimer extends AutoCloseable {
    /**
     * Starts to count for a request.
     *
     * @param passed run once the time is over, on another thread
     * @return ends the counting; has no effect afterwards
     */
    Runnable start(Runnable passed);

    @Override
    default void close() {}
}
