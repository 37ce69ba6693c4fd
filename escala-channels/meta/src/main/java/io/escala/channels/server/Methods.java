package io.escala.channels.server;

import io.escala.channels.form.FormEndpoint;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an endpoint answers to each method of HTTP, whatever the server. */
final class Methods {
    static final String ALLOW = "Allow";
    static final int METHOD_NOT_ALLOWED = 405;
    static final int SERVER_ERROR = 500;

    private static final int DRAINED = 64 * 1024;

    private Methods() {}

    /** Makes the request of a delivery. */
    interface Delivery {
        WebhookRequest request() throws IOException;
    }

    /** An endpoint. */
    interface Endpoint {
        WebhookResponse answer(String method, @Nullable String rawQuery, Delivery delivery) throws IOException;

        /** Returns the methods that it knows, as the header {@code Allow} lists them. */
        String allowed();
    }

    static Endpoint of(MetaWebhooks webhooks) {
        Objects.requireNonNull(webhooks, "webhooks");
        return new Endpoint() {
            @Override
            public WebhookResponse answer(String method, @Nullable String rawQuery, Delivery delivery)
                    throws IOException {
                return switch (method) {
                    case "GET" -> webhooks.get(rawQuery);
                    case "POST" -> webhooks.post(delivery.request());
                    default -> empty(METHOD_NOT_ALLOWED);
                };
            }

            @Override
            public String allowed() {
                return "GET, POST";
            }
        };
    }

    static Endpoint of(FormEndpoint forms) {
        Objects.requireNonNull(forms, "forms");
        return new Endpoint() {
            @Override
            public WebhookResponse answer(String method, @Nullable String rawQuery, Delivery delivery)
                    throws IOException {
                return "POST".equals(method) ? forms.post(delivery.request()) : empty(METHOD_NOT_ALLOWED);
            }

            @Override
            public String allowed() {
                return "POST";
            }
        };
    }

    static WebhookResponse empty(int status) {
        return new WebhookResponse(status, WebhookResponse.TEXT, "", null);
    }

    /** Reads a little of what was not asked for: a connection that is closed with unread bytes may lose the answer. */
    static void drain(InputStream body) {
        try {
            body.readNBytes(DRAINED);
        } catch (IOException gone) {
            // Whoever sends nothing more may still read the answer; if not, writing it fails.
        }
    }
}
