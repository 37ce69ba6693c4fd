package io.escala.channels.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came in, in the terms every framework has: a way to look up headers, and the bytes of the body, untouched. A body that a
 * framework has decoded and written again has another signature.
 *
 * <p>Made for one request and one thread. The stream is read by {@link MetaWebhooks#post(WebhookRequest)}, once, and closed by
 * whoever opened it.
 */
public final class WebhookRequest {
    private final Headers headers;
    private final Body body;

    private WebhookRequest(Headers headers, Body body) {
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = body;
    }

    /** The body, whether it was read already or not. */
    private interface Body {
        byte[] read(int limit) throws IOException;
    }

    /** Looks up headers, without regard to case, as every framework's own look-up does. */
    @FunctionalInterface
    public interface Headers {
        /**
         * All values of one header.
         *
         * @param name the header
         * @return its values; null or empty when the request has none
         */
        @Nullable
        Collection<String> values(String name);
    }

    /**
     * A request with a body that is still to be read.
     *
     * @param headers looks up headers, such as {@code exchange.getRequestHeaders()::get}
     * @param body the body
     * @return the request
     */
    public static WebhookRequest of(Headers headers, InputStream body) {
        return new WebhookRequest(headers, Objects.requireNonNull(body, "body")::readNBytes);
    }

    /**
     * A request with a body that was read already.
     *
     * @param headers looks up headers
     * @param body the bytes as they came; must not change afterwards
     * @return the request
     */
    public static WebhookRequest of(Headers headers, byte[] body) {
        Objects.requireNonNull(body, "body");
        return new WebhookRequest(headers, limit -> body);
    }

    /**
     * A request with its headers in a map of any case.
     *
     * @param headers the headers
     * @param body the bytes as they came; must not change afterwards
     * @return the request
     */
    public static WebhookRequest of(Map<String, ? extends Collection<String>> headers, byte[] body) {
        return of(
                name -> {
                    List<String> values = new ArrayList<>(1);
                    headers.forEach((key, more) -> {
                        if (name.equalsIgnoreCase(key)) {
                            values.addAll(more);
                        }
                    });
                    return values;
                },
                body);
    }

    Collection<String> header(String name) {
        Collection<String> values = headers.values(name);
        return values == null ? List.of() : values;
    }

    /** The body: no more than the limit is read from a stream; bytes that are there already are not copied, whatever their number. */
    byte[] body(int limit) throws IOException {
        return body.read(limit);
    }
}
