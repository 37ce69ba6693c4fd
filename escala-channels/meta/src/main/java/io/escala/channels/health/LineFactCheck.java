package io.escala.channels.health;

import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphApi;
import io.escala.core.channel.LineFactSource;
import io.escala.crm.Channel;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineFact.Aspect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks Meta what it says of WhatsApp numbers: quality, messaging limit, throughput, the review of the display name, whether the number is
 * connected and an official account, whether messages can be sent; and of their WhatsApp Business Account the state of its review. One request
 * for each number, and one for each account. Pages and Instagram accounts have nothing to ask for.
 *
 * <p>Pass it to {@code Inbox.Builder.lineFacts}; {@code inbox.health().check} then uses it.
 *
 * <p>Thread-safe. A call blocks until every request is answered or its deadline passes. Failures of the network or of Meta are returned, not
 * thrown.
 */
public final class LineFactCheck implements LineFactSource {
    private static final Map<String, String> NUMBER_FIELDS = Map.of(
            "fields",
            "quality_rating,whatsapp_business_manager_messaging_limit,throughput,name_status,status,"
                    + "is_official_business_account,health_status");
    private static final Map<String, String> ACCOUNT_FIELDS = Map.of("fields", "account_review_status");

    private final GraphApi graph;

    /**
     * Creates a check. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public LineFactCheck(GraphApi graph) {
        this.graph = Objects.requireNonNull(graph, "graph");
    }

    @Override
    public List<Answer> ask(List<Line> lines) {
        Map<String, GraphAnswer> accounts = new HashMap<>();
        List<Answer> answers = new ArrayList<>();
        for (Line line : lines) {
            if (line.channel() == Channel.WHATSAPP) {
                GraphAnswer number = graph.get(line, line.key().providerId(), NUMBER_FIELDS);
                String waba = line.wabaId();
                GraphAnswer account =
                        waba == null ? null : accounts.computeIfAbsent(waba, id -> graph.get(line, id, ACCOUNT_FIELDS));
                answers.add(answer(line, number, account));
            }
        }
        return answers;
    }

    private static Answer answer(Line line, GraphAnswer number, @Nullable GraphAnswer account) {
        List<LineFact> facts = new ArrayList<>();
        if (number instanceof GraphAnswer.Ok ok) {
            add(facts, Aspect.QUALITY, ok.text("quality_rating"));
            add(facts, Aspect.MESSAGING_LIMIT, ok.text("whatsapp_business_manager_messaging_limit"));
            add(facts, Aspect.THROUGHPUT, ok.text("throughput", "level"));
            add(facts, Aspect.NAME, ok.text("name_status"));
            add(facts, Aspect.REGISTRATION, ok.text("status"));
            String official = ok.text("is_official_business_account");
            add(facts, Aspect.OFFICIAL, official == null ? null : official.toLowerCase(Locale.ROOT));
            sending(ok, facts);
        }
        if (account instanceof GraphAnswer.Ok ok) {
            add(facts, Aspect.ACCOUNT_REVIEW, ok.text("account_review_status"));
        }
        GraphAnswer failed = number instanceof GraphAnswer.Ok ? account : number;
        GraphFailure failure = failed == null ? null : GraphFailure.of(failed);
        return failure == null
                ? new Answer(line, facts, null, 0)
                : new Answer(line, facts, failure.reason(), failure.code());
    }

    /** Meta sums it up, and says for each of number, account, business and app what is wrong with it. */
    private static void sending(GraphAnswer.Ok ok, List<LineFact> facts) {
        String summary = ok.text("health_status", "can_send_message");
        String reason = null;
        for (int i = 0; reason == null && i < 10; i++) {
            String code = ok.text("health_status", "entities", i, "errors", 0, "error_code");
            String text = ok.text("health_status", "entities", i, "errors", 0, "error_description");
            reason = code == null ? text : text == null ? code : code + " " + text;
        }
        if (summary != null && LineFact.canBe("", summary)) {
            facts.add(LineFact.of(Aspect.SENDING, summary).because(reason));
        }
    }

    private static void add(List<LineFact> facts, Aspect aspect, @Nullable String value) {
        if (value != null && LineFact.canBe("", value)) {
            facts.add(LineFact.of(aspect, value));
        }
    }
}
