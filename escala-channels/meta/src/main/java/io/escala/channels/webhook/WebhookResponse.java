package io.escala.channels.webhook;

import io.escala.core.channel.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to answer Meta.
 *
 * @param status the HTTP status: 200 filed or set aside, 401 signature refused, 403 handshake refused, 413 too large, 503 call again
 * @param body the body, empty but for a handshake
 * @param receipt what became of each event; null when none was handed in
 */
public record WebhookResponse(
        int status, String body, @Nullable Receipt receipt) {
    /** Plain text: the body may repeat what the caller wrote, and must never be read as HTML. */
    public static final String CONTENT_TYPE = "text/plain; charset=utf-8";

    /** Checks that nothing is missing. */
    public WebhookResponse {
        Objects.requireNonNull(body, "body");
    }

    static WebhookResponse empty(int status) {
        return new WebhookResponse(status, "", null);
    }

    /**
     * The type to answer with.
     *
     * @return {@value #CONTENT_TYPE}
     */
    public String contentType() {
        return CONTENT_TYPE;
    }

    /**
     * The body as bytes.
     *
     * @return UTF-8
     */
    public byte[] bodyBytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
