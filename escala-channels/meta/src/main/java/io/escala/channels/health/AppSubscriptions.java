package io.escala.channels.health;

import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphOutcome;
import io.escala.channels.internal.send.CallOutcomes;
import io.escala.channels.internal.send.ErrorTable;
import io.escala.channels.internal.send.PageErrors;
import io.escala.channels.internal.send.WhatsAppErrors;
import io.escala.crm.Channel;
import io.escala.crm.line.Line;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Subscribes the app of a line to its webhooks, and ends that: of the WhatsApp Business Account, of the Page, or of an Instagram account without
 * one. Without a subscription nothing is delivered, and Meta ends one by itself when an endpoint has failed for about an hour. {@link
 * SubscriptionCheck} tells whether there is one.
 *
 * <p>Thread-safe; every call blocks until it is answered or its deadline passes, and is sent at most once. A line without the id that is needed
 * is refused with {@code LINE_WITHOUT_ACCOUNT}.
 */
public final class AppSubscriptions {
    private static final ErrorTable PAGES = PageErrors.table();

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
     * Subscribes the app to what the library uses. What it was subscribed to before on Messenger and Instagram ends, unless it is among that.
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

    private static String path(String whose) {
        return whose + "/subscribed_apps";
    }

    private static ErrorTable table(Line line) {
        return line.channel() == Channel.WHATSAPP ? WhatsAppErrors.TABLE : PAGES;
    }
}
