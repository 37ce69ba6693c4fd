package io.escala.channels.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.escala.channels.webhook.MetaWebhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server for the webhook endpoint and nothing else: the JDK's, with threads and a time limit.
 *
 * <pre>{@code
 * WebhookServer server = WebhookServer.start(8080, "/webhook", meta.webhooks(inbox));
 * }</pre>
 *
 * <p>It speaks HTTP on all addresses of the machine; HTTPS in front of it is the host's to provide. Exactly the path is answered, others with
 * 404, other methods than GET and POST with 405. Up to {@value #THREADS} requests are handled at once, further ones wait. A sender that keeps one
 * of them waiting, for its head or its body, is cut off {@value #DEADLINE_SECONDS} seconds after the first byte; the time in which a delivery is
 * filed is not limited.
 *
 * <p>Thread-safe. Its threads are daemons, except the one of the JDK's server that waits for connections, which keeps the process running until
 * it is closed.
 */
public final class WebhookServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookServer.class);
    private static final int THREADS = 32;
    private static final int DEADLINE_SECONDS = 15;
    private static final int BACKLOG = 128;
    private static final int CALL_AGAIN = 503;
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final HttpServer http;
    private final WatchedThreads threads;
    private final RequestCount requests = new RequestCount();
    private final CountDownLatch closed = new CountDownLatch(1);

    private WebhookServer(HttpServer http, WatchedThreads threads) {
        this.http = http;
        this.threads = threads;
    }

    /**
     * Starts a server.
     *
     * @param port the port; 0 for any that is free
     * @param path the path of the endpoint, such as {@code /webhook}
     * @param webhooks the endpoint
     * @return the server, which accepts requests
     * @throws IllegalArgumentException when the path does not begin with a slash, or the port is none
     * @throws UncheckedIOException when the port cannot be used, such as because another program has it; the message names it
     */
    public static WebhookServer start(int port, String path, MetaWebhooks webhooks) {
        return start(port, path, webhooks, THREADS, new ScheduledDeadlines(Duration.ofSeconds(DEADLINE_SECONDS)));
    }

    static WebhookServer start(int port, String path, MetaWebhooks webhooks, int count, DeadlineTimer timer) {
        if (!Objects.requireNonNull(path, "path").startsWith("/")) {
            throw new IllegalArgumentException("path must begin with a slash");
        }
        HttpHandler handler = new WebhookHandler(webhooks);
        HttpServer http;
        try {
            http = HttpServer.create(new InetSocketAddress(port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
        WatchedThreads threads = new WatchedThreads(count, timer);
        WebhookServer server = new WebhookServer(http, threads);
        http.setExecutor(threads);
        http.createContext(path, threads.watching(exchange -> server.handle(handler, exchange)));
        http.start();
        LOG.info("Webhooks are received on port {} at {}", server.port(), path);
        return server;
    }

    private void handle(HttpHandler handler, HttpExchange exchange) throws IOException {
        if (!requests.begin()) {
            try (exchange) {
                exchange.sendResponseHeaders(CALL_AGAIN, -1);
            }
            return;
        }
        try {
            handler.handle(exchange);
        } finally {
            requests.end();
        }
    }

    /** Returns the port on which it listens. */
    public int port() {
        return http.getAddress().getPort();
    }

    /**
     * Waits until the server is closed.
     *
     * @throws InterruptedException when the waiting thread is interrupted; the server goes on
     */
    public void join() throws InterruptedException {
        closed.await();
    }

    /**
     * Closes the server: requests under way are finished, for at most 20 seconds, new ones meanwhile answered with 503, after which Meta
     * delivers them again. Closing twice has no effect. Close the inbox afterwards.
     */
    @Override
    public void close() {
        requests.drain(DRAIN);
        http.stop(0);
        threads.close();
        closed.countDown();
    }

    /** Counts with a thread of its own. */
    private static final class ScheduledDeadlines implements DeadlineTimer {
        private final Duration time;
        private final ScheduledThreadPoolExecutor thread;

        ScheduledDeadlines(Duration time) {
            this.time = time;
            this.thread = new ScheduledThreadPoolExecutor(1, task -> {
                Thread timer = new Thread(task, "escala-webhook-timer");
                timer.setDaemon(true);
                return timer;
            });
            thread.setRemoveOnCancelPolicy(true);
        }

        @Override
        public Runnable start(Runnable passed) {
            Future<?> counting = thread.schedule(passed, time.toMillis(), TimeUnit.MILLISECONDS);
            return () -> counting.cancel(false);
        }

        @Override
        public void close() {
            thread.shutdownNow();
        }
    }
}
