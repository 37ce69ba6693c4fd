package io.escala.channels.health;

import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphApi;
import io.escala.core.channel.Subscription;
import io.escala.core.channel.Subscription.Complete;
import io.escala.core.channel.Subscription.Missing;
import io.escala.core.channel.Subscription.NotSubscribed;
import io.escala.core.channel.Subscription.Overridden;
import io.escala.core.channel.Subscription.Unknown;
import io.escala.core.channel.SubscriptionSource;
import io.escala.crm.line.Line;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks with Meta whether the app of a line is subscribed to the line's webhooks. Meta unsubscribes an app whose endpoint
 * failed for about an hour, and a changed role or token may do the same, without any notification. Check regularly, such as
 * every hour, and when a line has been silent for longer than usual.
 *
 * <table>
 *   <caption>Queried object and result per line</caption>
 *   <tr><th>line</th><th>subscriptions of</th><th>result</th></tr>
 *   <tr><td>WhatsApp</td><td>the WhatsApp Business Account</td><td>whether the app is subscribed, and whether messages go elsewhere; the fields are configured
 *       on the app and not returned</td></tr>
 *   <tr><td>Messenger</td><td>the CursorPage</td><td>whether the app is subscribed, and to which fields</td></tr>
 *   <tr><td>Instagram with a CursorPage</td><td>the CursorPage</td><td>whether the app is subscribed to the Page; the Instagram fields are
 *       configured on the app and not returned</td></tr>
 *   <tr><td>Instagram without a CursorPage</td><td>the account</td><td>whether the app is subscribed, and to which fields if Meta
 *       lists them</td></tr>
 * </table>
 *
 * <p>Of WhatsApp it also tells when the messages of the whole account go to another address than the app's. Another address of one number is not
 * in the same answer: {@link AppSubscriptions#callbacks} reads it.
 *
 * <p>Pass it to {@code Inbox.Builder.subscriptions}; {@code inbox.health().check} then uses it.
 *
 * <p>Thread-safe. Every call blocks until it is answered or its deadline passes. Failures of the network or of Meta are
 * returned, not thrown.
 */
public final class SubscriptionCheck implements SubscriptionSource {
    /** The webhook fields of a Page that the library uses. */
    public static final Set<String> PAGE_FIELDS = Set.of(
            "messages",
            "message_echoes",
            "message_edits",
            "message_reactions",
            "message_deliveries",
            "message_reads",
            "messaging_postbacks",
            "messaging_referrals",
            "messaging_optins");

    /** The webhook fields of an Instagram account that the library uses; echoes come with {@code messages}. */
    public static final Set<String> INSTAGRAM_FIELDS = Set.of(
            "messages",
            "message_edit",
            "message_reactions",
            "messaging_seen",
            "messaging_postbacks",
            "messaging_referral");

    private final GraphApi graph;
    private final Set<String> ownHosts;

    /**
     * Creates a check that tells of every address other than the app's. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public SubscriptionCheck(GraphApi graph) {
        this(graph, Set.of());
    }

    /**
     * Creates a check for a host that has set other addresses than the app's itself. The caller closes the Graph API.
     *
     * @param graph the Graph API
     * @param ownHosts the hosts of such addresses, such as {@code hooks.example.com}: messages that go there go to the right place
     */
    public SubscriptionCheck(GraphApi graph, Set<String> ownHosts) {
        this.graph = Objects.requireNonNull(graph, "graph");
        this.ownHosts = Set.copyOf(ownHosts);
    }

    /**
     * Checks a line against the fields that the library uses.
     *
     * @param line the line, registered under its app
     * @return the subscription state
     */
    @Override
    public Subscription check(Line line) {
        return check(
                line,
                switch (line.channel()) {
                    case WHATSAPP -> Set.of();
                    case MESSENGER -> PAGE_FIELDS;
                    case INSTAGRAM -> line.pageId() == null ? INSTAGRAM_FIELDS : Set.of();
                });
    }

    /**
     * Checks a line against the given fields.
     *
     * @param line the line, registered under its app
     * @param expected the fields; where Meta lists none, only whether the app is subscribed is checked
     * @return the subscription state; unknown with {@code LINE_WITHOUT_APP} or {@code LINE_WITHOUT_ACCOUNT} when the line
     *     lacks that id
     */
    public Subscription check(Line line, Set<String> expected) {
        String appId = line.appId();
        if (appId == null) {
            return new Unknown("LINE_WITHOUT_APP");
        }
        String whose = whose(line);
        if (whose == null) {
            return new Unknown("LINE_WITHOUT_ACCOUNT");
        }
        GraphAnswer answer = graph.get(line, whose + "/subscribed_apps", Map.of());
        if (answer instanceof GraphAnswer.Ok ok) {
            return compare(SubscribedApps.of(ok), appId, expected);
        }
        GraphFailure failure = Objects.requireNonNull(GraphFailure.of(answer));
        return new Unknown(failure.reason(), failure.code());
    }

    /** The rest of an address may contain a secret. */
    private static String host(String callback) {
        try {
            String host = new URI(callback).getHost();
            return host == null ? "?" : host;
        } catch (URISyntaxException notAnAddress) {
            return "?";
        }
    }

    static @Nullable String whose(Line line) {
        return switch (line.channel()) {
            case WHATSAPP -> line.wabaId();
            case MESSENGER -> line.key().providerId();
            case INSTAGRAM -> line.pageId() == null ? line.key().providerId() : line.pageId();
        };
    }

    private Subscription compare(@Nullable SubscribedApps apps, String appId, Set<String> expected) {
        if (apps == null) {
            return new Unknown("UNREADABLE_ANSWER");
        }
        SubscribedApps.Fields fields = apps.fieldsOf(appId);
        if (fields == null) {
            return apps.more() ? new Unknown("MORE_APPS_THAN_LISTED") : new NotSubscribed();
        }
        String host = fields.override() == null ? null : host(fields.override());
        if (host != null && !ownHosts.contains(host)) {
            return new Overridden(host);
        }
        if (!fields.listed()) {
            return new Complete();
        }
        if (fields.names().isEmpty()) {
            // An app without fields receives nothing.
            return new NotSubscribed();
        }
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(fields.names());
        return missing.isEmpty() ? new Complete() : new Missing(missing);
    }
}
