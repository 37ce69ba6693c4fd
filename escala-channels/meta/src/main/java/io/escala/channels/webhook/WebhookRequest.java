package io.escala.channels.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request in framework-neutral form: a header lookup and the exact bytes of the body. A body that a framework has
 * decoded and re-encoded fails the signature check.
 *
 * <p>For one request and one thread. A stream is read once, such as by {@link MetaWebhooks#post(WebhookRequest)}; the caller closes
 * it.
 */
public final class WebhookRequest {
    private final Headers headers;
    private final Body body;

    private WebhookRequest(Headers headers, Body body) {
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = body;
    }

    private interface Body {
        byte[] read(int limit, ReadDeadline deadline) throws IOException;
    }

    /** Looks up headers, ignoring case, as the lookup of every framework does. */
    @FunctionalInterface
    public interface Headers {
        /**
         * Returns all values of one header.
         *
         * @param name the header's name
         * @return its values; null or empty when the request has none
         */
        @Nullable
        Collection<String> values(String name);
    }

    /**
     * Creates a request whose body is read later.
     *
     * @param headers looks up headers, such as {@code exchange.getRequestHeaders()::get}
     * @param body the body; not closed
     */
    public static WebhookRequest of(Headers headers, InputStream body) {
        Objects.requireNonNull(body, "body");
        return new WebhookRequest(headers, (limit, deadline) -> deadline.read(body, limit));
    }

    /**
     * Creates a request whose body has been read.
     *
     * @param headers looks up headers
     * @param body the bytes as received; must not change afterwards
     */
    public static WebhookRequest of(Headers headers, byte[] body) {
        Objects.requireNonNull(body, "body");
        return new WebhookRequest(headers, (limit, deadline) -> body);
    }

    /**
     * Creates a request with its headers in a map, whose keys may have any case.
     *
     * @param headers the headers
     * @param body the bytes as received; must not change afterwards
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

    /**
     * Returns all values of a header.
     *
     * @param name its name
     * @return the values; empty when the request has none
     */
    public Collection<String> header(String name) {
        Collection<String> values = headers.values(name);
        return values == null ? List.of() : values;
    }

    /**
     * Reads the body, once.
     *
     * @param limit how many bytes of a stream are read at most; bytes that are in memory are returned as they are, even when there are more
     * @param time how long it may take to come in; looked at between reads
     * @return the bytes
     * @throws java.io.InterruptedIOException when it did not come in within the time
     * @throws IOException when it cannot be read
     */
    public byte[] body(int limit, Duration time) throws IOException {
        return body(limit, ReadDeadline.in(time, System::nanoTime));
    }

    /**
     * The body. At most {@code limit} bytes are read from a stream; bytes already in memory are returned as they are, even
     * when longer.
     */
    byte[] body(int limit, ReadDeadline deadline) throws IOException {
        return body.read(limit, deadline);
    }
}
