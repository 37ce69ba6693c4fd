package io.escala.channels.webhook;

import io.escala.core.result.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP response to send to Meta.
 *
 * @param status the HTTP status: 200 done, 400 unreadable, 401 signature refused, 403 handshake refused, 408 too slow, 413 too large, 503
 *     try again; of a form also 421 not to be decrypted, 427 token no longer valid, 432 signature refused, 500 the host's handler failed
 * @param contentType the type of the body: {@link #TEXT}, or {@link #JSON} for a data deletion
 * @param body the body; empty except for a handshake, a data deletion and a form
 * @param receipt the outcome of each event; null when no events were filed
 */
public record WebhookResponse(
        int status,
        String contentType,
        String body,
        @Nullable Receipt receipt) {
    /** Plain text: the body may repeat caller input and must never be interpreted as HTML. */
    public static final String TEXT = "text/plain; charset=utf-8";

    /** JSON: contains no caller input. */
    public static final String JSON = "application/json";

    public WebhookResponse {
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(body, "body");
    }

    static WebhookResponse empty(int status) {
        return text(status, "", null);
    }

    static WebhookResponse text(int status, String body, @Nullable Receipt receipt) {
        return new WebhookResponse(status, TEXT, body, receipt);
    }

    static WebhookResponse json(int status, String body) {
        return new WebhookResponse(status, JSON, body, null);
    }

    /**
     * Returns the body as UTF-8.
     */
    public byte[] bodyBytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
