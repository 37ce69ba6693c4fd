package io.escala.channels.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.escala.channels.form.FormEndpoint;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The webhook endpoint, or that of forms, on a JDK server that the host has already.
 *
 * <pre>{@code
 * HttpServer http = HttpServer.create(new InetSocketAddress(8080), 0);
 * http.setExecutor(executor);
 * http.createContext("/webhook", new WebhookHandler(meta.webhooks(inbox)));
 * http.start();
 * }</pre>
 *
 * <p>Answers exactly the path of its context, below it 404; other methods than GET and POST 405; an exception 500, without a word of it. The
 * server needs an executor: without one it handles one request at a time. How long a sender may keep it waiting is the server's own setting
 * ({@code sun.net.httpserver.maxReqTime}), which is without limit by default; {@link WebhookServer} has one.
 *
 * <p>Thread-safe.
 */
public final class WebhookHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);
    private static final int NOT_FOUND = 404;

    private final Methods.Endpoint endpoint;

    /**
     * Creates a handler.
     *
     * @param webhooks the endpoint
     */
    public WebhookHandler(MetaWebhooks webhooks) {
        this.endpoint = Methods.of(webhooks);
    }

    private WebhookHandler(Methods.Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Creates a handler of the requests of forms, which are posted.
     *
     * @param forms the endpoint
     * @return the handler
     */
    public static WebhookHandler of(FormEndpoint forms) {
        return new WebhookHandler(Methods.of(forms));
    }

    /**
     * Handles a request and closes the exchange.
     *
     * @param exchange the request
     * @throws IOException when the answer cannot be sent
     */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                send(answer(exchange), exchange);
            } catch (Error e) {
                send(Methods.empty(Methods.SERVER_ERROR), exchange);
                throw e;
            }
        }
    }

    private void send(WebhookResponse response, HttpExchange exchange) throws IOException {
        Methods.drain(exchange.getRequestBody());
        byte[] body = response.bodyBytes();
        exchange.getResponseHeaders().set("Content-Type", response.contentType());
        if (response.status() == Methods.METHOD_NOT_ALLOWED) {
            exchange.getResponseHeaders().set(Methods.ALLOW, endpoint.allowed());
        }
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private WebhookResponse answer(HttpExchange exchange) throws IOException {
        if (!exchange.getHttpContext().getPath().equals(exchange.getRequestURI().getPath())) {
            return Methods.empty(NOT_FOUND);
        }
        try {
            return endpoint.answer(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawQuery(),
                    () -> WebhookRequest.of(exchange.getRequestHeaders()::get, exchange.getRequestBody()));
        } catch (RuntimeException e) {
            LOG.error("Webhook request failed: {}", e.getClass().getName());
            return Methods.empty(Methods.SERVER_ERROR);
        }
    }
}
