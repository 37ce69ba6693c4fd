package io.escala.channels.health;

import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphApi;
import io.escala.core.channel.Subscription;
import io.escala.core.channel.Subscription.Complete;
import io.escala.core.channel.Subscription.Missing;
import io.escala.core.channel.Subscription.NotSubscribed;
import io.escala.core.channel.Subscription.Unknown;
import io.escala.core.channel.SubscriptionSource;
import io.escala.crm.line.Line;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Asks Meta whether the app of a line is subscribed to the line's webhooks. Meta unsubscribes an app whose endpoint failed for about
 * an hour, a changed role or token may do the same, and nobody is told: ask from time to time, such as every hour, and when a line
 * has been silent for longer than usual.
 *
 * <table>
 *   <caption>What is asked, and what can be known</caption>
 *   <tr><th>line</th><th>whose subscriptions</th><th>known</th></tr>
 *   <tr><td>WhatsApp</td><td>the WhatsApp Business Account's</td><td>whether the app is subscribed; its fields are the app's own
 *       setting and not told here</td></tr>
 *   <tr><td>Messenger</td><td>the Page's</td><td>whether, and to which fields</td></tr>
 *   <tr><td>Instagram with a Page</td><td>the Page's</td><td>whether the app is subscribed to the Page at all; the fields of Instagram
 *       are the app's own setting and not told here</td></tr>
 *   <tr><td>Instagram without</td><td>the account's</td><td>whether, and to which fields if Meta lists them</td></tr>
 * </table>
 *
 * <p>Given to {@code Inbox.Builder.subscriptions}, it is what {@code inbox.health().check} asks.
 *
 * <p>Thread-safe. Every call blocks until it is answered or its deadline is over, and throws nothing for what the network or Meta
 * does.
 */
public final class SubscriptionCheck implements SubscriptionSource {
    /** What the library makes use of, of a Page. */
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

    /** What the library makes use of, of an Instagram account; echoes come with the messages. */
    public static final Set<String> INSTAGRAM_FIELDS = Set.of(
            "messages",
            "message_edit",
            "message_reactions",
            "messaging_seen",
            "messaging_postbacks",
            "messaging_referral");

    private final GraphApi graph;

    /**
     * A check over an open path to the Graph API, which the caller closes.
     *
     * @param graph the path
     */
    public SubscriptionCheck(GraphApi graph) {
        this.graph = Objects.requireNonNull(graph, "graph");
    }

    /**
     * Checks a line against what the library makes use of.
     *
     * @param line the line, registered under its app
     * @return the answer
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
     * Checks a line against fields of the host's choice.
     *
     * @param line the line, registered under its app
     * @param expected the fields; where Meta does not list any, only whether the app is subscribed is checked
     * @return the answer; unknown with {@code LINE_WITHOUT_APP} or {@code LINE_WITHOUT_ACCOUNT} when the line does not say what to
     *     ask for
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
        if (answer instanceof GraphAnswer.Refused refused) {
            return new Unknown(
                    "REFUSED", refused.error().hasCode() ? refused.error().code() : 0);
        }
        if (answer instanceof GraphAnswer.NotSent notSent) {
            return new Unknown(notSent.reason().name());
        }
        if (answer instanceof GraphAnswer.NoAnswer noAnswer) {
            return new Unknown(noAnswer.reason().name());
        }
        throw new IllegalStateException("no such answer: " + answer);
    }

    private static @Nullable String whose(Line line) {
        return switch (line.channel()) {
            case WHATSAPP -> line.wabaId();
            case MESSENGER -> line.key().providerId();
            case INSTAGRAM -> line.pageId() == null ? line.key().providerId() : line.pageId();
        };
    }

    private static Subscription compare(@Nullable SubscribedApps apps, String appId, Set<String> expected) {
        if (apps == null) {
            return new Unknown("UNREADABLE_ANSWER");
        }
        SubscribedApps.Fields fields = apps.fieldsOf(appId);
        if (fields == null) {
            return apps.more() ? new Unknown("MORE_APPS_THAN_LISTED") : new NotSubscribed();
        }
        if (!fields.listed()) {
            return new Complete();
        }
        if (fields.names().isEmpty()) {
            // An app that gets nothing is as good as none.
            return new NotSubscribed();
        }
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(fields.names());
        return missing.isEmpty() ? new Complete() : new Missing(missing);
    }
}
