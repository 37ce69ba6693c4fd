package io.escala.channels.whatsapp;

import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphOutcome;
import io.escala.channels.internal.send.CallOutcomes;
import io.escala.channels.internal.send.WhatsAppErrors;
import io.escala.crm.line.Line;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads and changes what people see of a business on WhatsApp.
 *
 * <p>Thread-safe; every call blocks until it is answered or its deadline passes, and is sent at most once. Methods throw
 * {@link IllegalArgumentException} when the line is not a WhatsApp line.
 */
public final class WhatsAppProfiles {
    private static final String PROFILE = "/whatsapp_business_profile";

    private final GraphApi graph;

    /**
     * Creates a client. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public WhatsAppProfiles(GraphApi graph) {
        this.graph = Objects.requireNonNull(graph, "graph");
    }

    /**
     * Reads the profile.
     *
     * @param line a WhatsApp line
     * @return the outcome
     */
    public GraphOutcome<WhatsAppBusinessProfile> read(Line line) {
        return CallOutcomes.of(
                graph.get(line, WhatsAppLines.number(line) + PROFILE, Map.of("fields", WhatsAppBusinessProfile.FIELDS)),
                WhatsAppErrors.TABLE,
                WhatsAppBusinessProfile::of);
    }

    /**
     * Changes the profile. What Meta would refuse is refused before any call, with {@code ABOUT_INVALID} and the like.
     *
     * @param line a WhatsApp line
     * @param update what changes
     * @return the outcome
     */
    public GraphOutcome<Line> update(Line line, WhatsAppProfileUpdate update) {
        String number = WhatsAppLines.number(line);
        Optional<String> problem = update.problem();
        return problem.isPresent()
                ? CallOutcomes.refused(problem.get())
                : CallOutcomes.done(graph.post(line, number + PROFILE, update.body()), WhatsAppErrors.TABLE, line);
    }
}
