package io.escala.channels.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of a JDK server, each request under a {@link ReadWatch} from its first byte on. Thread-safe. */
final class WatchedThreads implements Executor, AutoCloseable {
    private static final Duration IDLE = Duration.ofMinutes(1);

    /** The watch of the request that a thread handles. */
    private static final ThreadLocal<ReadWatch> CURRENT = new ThreadLocal<>();

    private final DeadlineTimer timer;
    private final ThreadPoolExecutor threads;

    /**
     * Creates the threads; they start when they are needed.
     *
     * @param count how many requests may be under way at once; further ones wait
     * @param timer counts their time
     */
    WatchedThreads(int count, DeadlineTimer timer) {
        this.timer = timer;
        this.threads = new ThreadPoolExecutor(
                count, count, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), named());
        threads.allowCoreThreadTimeOut(true);
    }

    private static ThreadFactory named() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "escala-webhook-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void execute(Runnable request) {
        threads.execute(() -> watched(request));
    }

    private void watched(Runnable request) {
        ReadWatch watch = new ReadWatch(Thread.currentThread());
        Runnable stop = timer.start(watch::over);
        CURRENT.set(watch);
        watch.begin();
        try {
            request.run();
        } finally {
            stop.run();
            watch.end();
            CURRENT.remove();
        }
    }

    /** Returns a handler whose waits for the sender are watched, and nothing else of what it does. */
    HttpHandler watching(HttpHandler handler) {
        return exchange -> {
            ReadWatch watch = CURRENT.get();
            watch.end();
            try {
                handle(handler, exchange, watch);
            } finally {
                watch.begin();
            }
        };
    }

    private static void handle(HttpHandler handler, HttpExchange exchange, ReadWatch watch) throws IOException {
        exchange.setStreams(watch.watching(exchange.getRequestBody()), null);
        handler.handle(exchange);
    }

    @Override
    public void close() {
        threads.shutdown();
        timer.close();
    }
}
