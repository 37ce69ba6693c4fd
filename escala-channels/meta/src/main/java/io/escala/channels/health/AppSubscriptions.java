package io.escala.channels.health;

import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphOutcome;
import io.escala.channels.internal.send.CallOutcomes;
import io.escala.channels.internal.send.ErrorTable;
import io.escala.channels.internal.send.PageErrors;
import io.escala.channels.internal.send.WhatsAppErrors;
import io.escala.crm.Channel;
import io.escala.crm.line.Line;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes the app of a line to its webhooks, and ends that: of the WhatsApp Business Account, of the Page, or of an Instagram account without
 * one. On WhatsApp it also sets where messages go instead of the address of the app: for one number, or for all of an account; reports on
 * templates, numbers and accounts always go to the app's. Without a subscription nothing is delivered, and Meta ends one by itself when an endpoint has failed for about an hour. {@link
 * SubscriptionCheck} tells whether there is one.
 *
 * <p>Thread-safe; every call blocks until it is answered or its deadline passes, and is sent at most once. A line without the id that is needed
 * is refused with {@code LINE_WITHOUT_ACCOUNT}. The methods about addresses throw {@link IllegalArgumentException} when the line is not a WhatsApp
 * line.
 */
public final class AppSubscriptions {
    private static final ErrorTable PAGES = PageErrors.table();
    private static final int MAX_CALLBACK = 200;
    private static final String CALLBACK = "override_callback_uri";
    private static final String VERIFY_TOKEN = "verify_token";
    private static final String CONFIGURATION = "webhook_configuration";

    private final GraphApi graph;

    /**
     * Creates a client. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public AppSubscriptions(GraphApi graph) {
        this.graph = Objects.requireNonNull(graph, "graph");
    }

    /**
     * Subscribes the app to what the library uses. What it was subscribed to before on Messenger and Instagram ends, unless it is among that; on
     * WhatsApp an address that was set for the account is removed.
     *
     * @param line a line
     * @return the outcome
     */
    public GraphOutcome<Line> subscribe(Line line) {
        return subscribe(
                line,
                line.channel() == Channel.INSTAGRAM && line.pageId() == null
                        ? SubscriptionCheck.INSTAGRAM_FIELDS
                        : SubscriptionCheck.PAGE_FIELDS);
    }

    /**
     * Subscribes the app to webhook fields.
     *
     * @param line a line
     * @param fields the fields of the Page or Instagram account; of WhatsApp they are configured in the app, and not sent
     * @return the outcome
     */
    public GraphOutcome<Line> subscribe(Line line, Set<String> fields) {
        String whose = SubscriptionCheck.whose(line);
        if (whose == null) {
            return CallOutcomes.refused("LINE_WITHOUT_ACCOUNT");
        }
        if (line.channel() == Channel.WHATSAPP) {
            return CallOutcomes.done(graph.post(line, path(whose), Map.of()), table(line), line);
        }
        if (fields.isEmpty()) {
            return CallOutcomes.refused("NO_FIELDS");
        }
        return CallOutcomes.done(
                graph.post(line, path(whose), Map.of("subscribed_fields", String.join(",", new TreeSet<>(fields)))),
                table(line),
                line);
    }

    /**
     * Ends the subscription, for all lines of the same account.
     *
     * @param line a line
     * @return the outcome
     */
    public GraphOutcome<Line> unsubscribe(Line line) {
        String whose = SubscriptionCheck.whose(line);
        return whose == null
                ? CallOutcomes.refused("LINE_WITHOUT_ACCOUNT")
                : CallOutcomes.done(graph.delete(line, path(whose), Map.of()), table(line), line);
    }

    /**
     * Has the messages of one number delivered to another address. Meta verifies the address at once, as it does that of the app.
     *
     * @param line a WhatsApp line
     * @param callback an https address, at most 200 characters
     * @param verifyToken what Meta's verification names; a secret, which the library neither stores nor logs
     * @return the outcome
     */
    public GraphOutcome<Line> overrideNumber(Line line, URI callback, String verifyToken) {
        String number = number(line);
        String invalid = invalid(callback, verifyToken);
        return invalid == null
                ? configure(line, number, Map.of(CALLBACK, callback.toString(), VERIFY_TOKEN, verifyToken))
                : CallOutcomes.refused(invalid);
    }

    /**
     * Has the messages of one number delivered to the address of its account again, or of the app.
     *
     * @param line a WhatsApp line
     * @return the outcome
     */
    public GraphOutcome<Line> removeNumberOverride(Line line) {
        return configure(line, number(line), Map.of(CALLBACK, ""));
    }

    /**
     * Has the messages of every number of the WhatsApp Business Account delivered to another address, and subscribes the app. Meta verifies the
     * address at once.
     *
     * @param line a WhatsApp line
     * @param callback an https address, at most 200 characters
     * @param verifyToken what Meta's verification names; a secret, which the library neither stores nor logs
     * @return the outcome
     */
    public GraphOutcome<Line> overrideAccount(Line line, URI callback, String verifyToken) {
        number(line);
        String invalid = invalid(callback, verifyToken);
        String waba = line.wabaId();
        if (invalid != null || waba == null) {
            return CallOutcomes.refused(invalid == null ? "LINE_WITHOUT_ACCOUNT" : invalid);
        }
        return CallOutcomes.done(
                graph.post(line, path(waba), Map.of(CALLBACK, callback.toString(), VERIFY_TOKEN, verifyToken)),
                WhatsAppErrors.TABLE,
                line);
    }

    /**
     * Has the messages of the WhatsApp Business Account delivered to the address of the app again, by subscribing it anew.
     *
     * @param line a WhatsApp line
     * @return the outcome
     */
    public GraphOutcome<Line> removeAccountOverride(Line line) {
        number(line);
        return subscribe(line);
    }

    /**
     * Reads where the messages of a number are delivered.
     *
     * @param line a WhatsApp line
     * @return the addresses
     */
    public GraphOutcome<WebhookCallbacks> callbacks(Line line) {
        return CallOutcomes.of(
                graph.get(line, number(line), Map.of("fields", CONFIGURATION)),
                WhatsAppErrors.TABLE,
                WebhookCallbacks::of);
    }

    private GraphOutcome<Line> configure(Line line, String number, Map<String, ?> configuration) {
        return CallOutcomes.done(
                graph.post(line, number, Map.of(CONFIGURATION, configuration)), WhatsAppErrors.TABLE, line);
    }

    private static @Nullable String invalid(URI callback, String verifyToken) {
        if (!"https".equals(callback.getScheme()) || callback.getHost() == null) {
            return "CALLBACK_NOT_HTTPS";
        }
        if (callback.toString().length() > MAX_CALLBACK) {
            return "CALLBACK_TOO_LONG";
        }
        return verifyToken.isBlank() ? "VERIFY_TOKEN_MISSING" : null;
    }

    private static String number(Line line) {
        if (line.channel() != Channel.WHATSAPP) {
            throw new IllegalArgumentException("not a WhatsApp line: " + line.id());
        }
        return line.key().providerId();
    }

    private static String path(String whose) {
        return whose + "/subscribed_apps";
    }

    private static ErrorTable table(Line line) {
        return line.channel() == Channel.WHATSAPP ? WhatsAppErrors.TABLE : PAGES;
    }
}
