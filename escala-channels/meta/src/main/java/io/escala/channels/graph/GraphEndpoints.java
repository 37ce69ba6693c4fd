package io.escala.channels.graph;

import io.escala.crm.Channel;
import io.escala.crm.line.Line;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The two hosts of the Graph API. Tokens go to these and nowhere else: redirects are not followed, and an address is refused
 * unless it is Meta's own over HTTPS or a loopback address, for tests against a stand-in.
 *
 * @param facebook serves WhatsApp, Messenger and Instagram through a Page
 * @param instagram serves Instagram Login
 */
public record GraphEndpoints(URI facebook, URI instagram) {
    private static final Set<String> META = Set.of("graph.facebook.com", "graph.instagram.com");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Checks both addresses. */
    public GraphEndpoints {
        check("facebook", facebook);
        check("instagram", instagram);
    }

    /**
     * Meta's own hosts.
     *
     * @return the hosts for production
     */
    public static GraphEndpoints meta() {
        return new GraphEndpoints(URI.create("https://graph.facebook.com"), URI.create("https://graph.instagram.com"));
    }

    /**
     * One stand-in for both, for tests.
     *
     * @param standIn a loopback address such as {@code http://localhost:8080}
     * @return endpoints that lead there
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
