package io.escala.channels.media;

import io.escala.crm.Channel;
import io.escala.crm.line.Line;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The hosts from which media may be fetched: only Meta's, over HTTPS on port 443. There are two lists: hosts that receive
 * the line's token, and hosts called without one. Immutable.
 *
 * <ul>
 *   <li>With the token, for WhatsApp lines only: {@code graph.facebook.com}, and {@code lookaside.fbsbx.com} below
 *       {@code /whatsapp_business/}.
 *   <li>Without: those, {@code fbcdn.net}, {@code fbsbx.com}, {@code cdninstagram.com}, and every host below the last three.
 * </ul>
 *
 * <p>An address is refused if it contains user information, an IP address, a dot at the end of the host, another port, or
 * anything but visible ASCII; if it has more than 8,192 characters; or if its host has more than 253 or one label more than
 * 63.
 */
public final class MediaHosts {
    private static final List<String> SUFFIXES = List.of("fbcdn.net", "fbsbx.com", "cdninstagram.com");
    private static final String GRAPH = "graph.facebook.com";
    private static final String LOOKASIDE = "lookaside.fbsbx.com";
    private static final String WHATSAPP_PATH = "/whatsapp_business/";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    private final @Nullable URI standIn;

    private MediaHosts(@Nullable URI standIn) {
        this.standIn = standIn;
    }

    /**
     * Returns Meta's own hosts.
     *
     * @return the hosts for production
     */
    public static MediaHosts meta() {
        return new MediaHosts(null);
    }

    /**
     * Returns one local stand-in server instead of all hosts. For tests only: it permits an address that is neither HTTPS
     * nor public, and refuses every other address.
     *
     * @param standIn {@code http} or {@code https}, {@code localhost} or {@code 127.0.0.1}, and a port, such as
     *     {@code http://localhost:8080}
     * @return the hosts
     * @throws IllegalArgumentException when the address has another form
     */
    public static MediaHosts standIn(URI standIn) {
        Objects.requireNonNull(standIn, "standIn");
        boolean plain = StrictAddress.read(standIn.toString()).isPresent()
                && Set.of("", "/").contains(standIn.getRawPath())
                && standIn.getRawQuery() == null
                && standIn.getRawFragment() == null;
        if (!plain || !LOOPBACK.contains(standIn.getHost()) || standIn.getPort() < 1) {
            throw new IllegalArgumentException("a stand-in is http://localhost:<port> or http://127.0.0.1:<port>");
        }
        return new MediaHosts(standIn);
    }

    /** The host name that may resolve to this machine; empty in production. */
    String standInHost() {
        return standIn == null ? "" : standIn.getHost();
    }

    /** The parsed address, or empty when media may not be fetched from it. */
    Optional<HttpUrl> address(String text) {
        return StrictAddress.read(text).flatMap(strict -> {
            HttpUrl url = HttpUrl.parse(text);
            return url != null && readsTheSame(strict, url) && allowed(url) ? Optional.of(url) : Optional.empty();
        });
    }

    /** Both parsers must agree, so that an address cannot be checked as one host and called as another. */
    private static boolean readsTheSame(StrictAddress strict, HttpUrl url) {
        return url.scheme().equals(strict.scheme())
                && url.host().equals(strict.host())
                && url.username().isEmpty()
                && url.password().isEmpty()
                && (strict.port().isEmpty() || strict.port().getAsInt() == url.port());
    }

    /** The target of a redirect, or empty when media may not be fetched from it. */
    Optional<HttpUrl> redirect(HttpUrl from, String location) {
        if (!StrictAddress.isVisible(location)) {
            return Optional.empty();
        }
        if (location.startsWith("//")) {
            return address(from.scheme() + ":" + location);
        }
        if (StrictAddress.hasScheme(location)) {
            return address(location);
        }
        HttpUrl resolved = from.resolve(location);
        return resolved == null ? Optional.empty() : address(resolved.toString());
    }

    /** Whether the line's token is sent to an address that {@link #address} accepted. */
    boolean takesToken(HttpUrl url, Line line) {
        if (line.channel() != Channel.WHATSAPP) {
            return false;
        }
        boolean below = url.encodedPath().startsWith(WHATSAPP_PATH);
        return standIn == null ? url.host().equals(GRAPH) || (url.host().equals(LOOKASIDE) && below) : below;
    }

    private boolean allowed(HttpUrl url) {
        if (standIn != null) {
            return url.scheme().equals(standIn.getScheme())
                    && url.host().equals(standIn.getHost())
                    && url.port() == standIn.getPort();
        }
        String host = url.host();
        return url.isHttps()
                && url.port() == 443
                && (host.equals(GRAPH)
                        || SUFFIXES.stream().anyMatch(suffix -> host.equals(suffix) || host.endsWith("." + suffix)));
    }

    @Override
    public String toString() {
        return standIn == null ? "MediaHosts[Meta]" : "MediaHosts[" + standIn + "]";
    }
}
