package io.escala.channels.whatsapp;

import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.internal.send.CallFailure;
import io.escala.channels.internal.send.WhatsAppErrors;
import io.escala.crm.line.Line;
import io.escala.crm.template.MessageTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the templates of WhatsApp Business Accounts. The token needs the permission {@code whatsapp_business_management}.
 *
 * <p>Thread-safe; a call blocks until every page is answered or one fails.
 */
public final class WhatsAppTemplates {
    private static final String FIELDS = "name,language,status,category,components";
    private static final int PER_PAGE = 100;

    /** Meta allows 6,000 templates, each language counting. */
    private static final int MOST_PAGES = 100;

    private final GraphApi graph;

    /**
     * Creates a client. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public WhatsAppTemplates(GraphApi graph) {
        this.graph = Objects.requireNonNull(graph, "graph");
    }

    /**
     * Reads all templates of a line's account.
     *
     * @param line a WhatsApp line with the id of its WhatsApp Business Account
     * @return the templates, or why they could not be read
     * @throws IllegalArgumentException when the line has no such id
     */
    public TemplateList list(Line line) {
        String waba = line.wabaId();
        if (waba == null) {
            throw new IllegalArgumentException("no WhatsApp Business Account is known of " + line.key());
        }
        List<MessageTemplate> templates = new ArrayList<>();
        String after = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("fields", FIELDS);
            query.put("limit", Integer.toString(PER_PAGE));
            if (after != null) {
                query.put("after", after);
            }
            GraphAnswer answer = graph.get(line, waba + "/message_templates", query);
            if (!(answer instanceof GraphAnswer.Ok ok)) {
                CallFailure failure = CallFailure.of(answer, WhatsAppErrors.TABLE);
                return new TemplateList.Failed(failure.error(), failure.lineStopped());
            }
            templates.addAll(TemplateReader.read(waba, ok.body().get("data")));
            after = ok.text("paging", "next") == null ? null : ok.text("paging", "cursors", "after");
            if (after == null) {
                break;
            }
        }
        return new TemplateList.Found(templates);
    }
}
