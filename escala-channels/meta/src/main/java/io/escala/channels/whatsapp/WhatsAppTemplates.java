package io.escala.channels.whatsapp;

import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphOutcome;
import io.escala.channels.internal.send.CallOutcomes;
import io.escala.channels.internal.send.WhatsAppErrors;
import io.escala.crm.line.Line;
import io.escala.crm.template.MessageTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The templates of WhatsApp Business Accounts: lists, submits and deletes them. The token needs the permission {@code
 * whatsapp_business_management}.
 *
 * <p>Thread-safe; a call blocks until it is answered, a list until every page is answered or one fails. Methods throw {@link
 * IllegalArgumentException} when no WhatsApp Business Account is known of the line.
 */
public final class WhatsAppTemplates {
    private static final String FIELDS = "name,language,status,category,components";
    private static final String TEMPLATES = "/message_templates";
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
     * @return the templates in Meta's order, without those that this version cannot read; or why they could not be read
     */
    public GraphOutcome<List<MessageTemplate>> list(Line line) {
        String waba = waba(line);
        List<MessageTemplate> templates = new ArrayList<>();
        String after = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("fields", FIELDS);
            query.put("limit", Integer.toString(PER_PAGE));
            if (after != null) {
                query.put("after", after);
            }
            GraphAnswer answer = graph.get(line, waba + TEMPLATES, query);
            if (!(answer instanceof GraphAnswer.Ok ok)) {
                return CallOutcomes.of(answer, WhatsAppErrors.TABLE, none -> null);
            }
            templates.addAll(TemplateReader.read(waba, ok.body().get("data")));
            after = ok.text("paging", "next") == null ? null : ok.text("paging", "cursors", "after");
            if (after == null) {
                break;
            }
        }
        return new GraphOutcome.Done<>(List.copyOf(templates));
    }

    /**
     * Submits a template for Meta's review. Meta takes 100 an hour; a name that was deleted is free again after 30 days.
     *
     * @param line a WhatsApp line with the id of its WhatsApp Business Account
     * @param template the template
     * @return Meta's id and decision so far, or why it was not taken; without a call when its name or its examples do not fit
     */
    public GraphOutcome<SubmittedTemplate> create(Line line, NewTemplate template) {
        String waba = waba(line);
        Optional<String> problem = template.problem();
        return problem.isPresent()
                ? CallOutcomes.refused(problem.get())
                : CallOutcomes.of(
                        graph.post(line, waba + TEMPLATES, template.json()),
                        WhatsAppErrors.TABLE,
                        TemplateReader::submitted);
    }

    /**
     * Deletes a template in all its languages. What is on its way is still delivered.
     *
     * @param line a WhatsApp line with the id of its WhatsApp Business Account
     * @param name the exact name
     * @return the outcome
     */
    public GraphOutcome<Line> delete(Line line, String name) {
        String waba = waba(line);
        return CallOutcomes.done(
                graph.delete(line, waba + TEMPLATES, Map.of("name", Objects.requireNonNull(name, "name")), Map.of()),
                WhatsAppErrors.TABLE,
                line);
    }

    private static String waba(Line line) {
        String waba = line.wabaId();
        if (waba == null) {
            throw new IllegalArgumentException("no WhatsApp Business Account is known of " + line.key());
        }
        return waba;
    }
}
