package io.escala.channels.graph;

import io.escala.crm.Channel;
import io.escala.crm.line.Line;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The two hosts of the Graph API. Tokens are sent only to these: redirects are not followed, and the constructor throws
 * {@link IllegalArgumentException} for any address that is neither Meta's own over HTTPS nor a loopback address for tests.
 *
 * @param facebook host for WhatsApp, Messenger and Instagram with a Page
 * @param instagram host for Instagram Login
 */
public record GraphEndpoints(URI facebook, URI instagram) {
    private static final Set<String> META = Set.of("graph.facebook.com", "graph.instagram.com");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public GraphEndpoints {
        check("facebook", facebook);
        check("instagram", instagram);
    }

    /**
     * Returns Meta's own hosts.
     *
     * @return the hosts for production
     */
    public static GraphEndpoints meta() {
        return new GraphEndpoints(URI.create("https://graph.facebook.com"), URI.create("https://graph.instagram.com"));
    }

    /**
     * Returns one stand-in server for both, for tests.
     *
     * @param standIn a loopback address such as {@code http://localhost:8080}
     * @return the endpoints
     */
    public static GraphEndpoints standIn(URI standIn) {
        return new GraphEndpoints(standIn, standIn);
    }

    URI baseFor(Line line) {
        return line.channel() == Channel.INSTAGRAM && line.pageId() == null ? instagram : facebook;
    }

    private static void check(String name, URI base) {
        Objects.requireNonNull(base, name);
        String host = base.getHost() == null ? "" : base.getHost().toLowerCase(Locale.ROOT);
        boolean meta = "https".equals(base.getScheme())
                && META.contains(host)
                && (base.getPort() == -1 || base.getPort() == 443);
        boolean loopback = LOOPBACK.contains(host) && Set.of("http", "https").contains(base.getScheme());
        if (!meta && !loopback) {
            throw new IllegalArgumentException(
                    name
                            + " endpoint must be https://graph.facebook.com, https://graph.instagram.com or a loopback address");
        }
        if (base.getRawUserInfo() != null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException(name + " endpoint may not carry user, query or fragment");
        }
    }
}
