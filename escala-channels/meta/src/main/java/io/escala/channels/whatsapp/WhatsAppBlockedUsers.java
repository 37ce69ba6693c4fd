package io.escala.channels.whatsapp;

import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphOutcome;
import io.escala.channels.internal.send.CallOutcomes;
import io.escala.channels.internal.send.WhatsAppErrors;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Blocks people on WhatsApp: who is blocked cannot write to the number, and is not written to. Meta blocks only who wrote in the last 24
 * hours, and at most 64,000. One person a call, so that each has an outcome of its own.
 *
 * <p>Thread-safe; every call blocks until it is answered or its deadline passes, and is sent at most once. Methods throw
 * {@link IllegalArgumentException} when the line is not a WhatsApp line.
 */
public final class WhatsAppBlockedUsers {
    private static final String BLOCK_USERS = "/block_users";
    private static final int MOST = 1_000;

    private final GraphApi graph;

    /**
     * Creates a client. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public WhatsAppBlockedUsers(GraphApi graph) {
        this.graph = Objects.requireNonNull(graph, "graph");
    }

    /**
     * Blocks a person.
     *
     * @param line a WhatsApp line
     * @param person a number, or a business-scoped user id of the line's portfolio
     * @return the outcome; a rejection of the kind {@code RECIPIENT} when this person cannot be blocked
     */
    public GraphOutcome<Line> block(Line line, IdentityKey person) {
        String number = WhatsAppLines.number(line);
        Map<String, Object> body = body(person);
        return body == null
                ? CallOutcomes.refused("NOT_A_PERSON_ON_WHATSAPP")
                : outcome(graph.post(line, number + BLOCK_USERS, body), line);
    }

    /**
     * Unblocks a person.
     *
     * @param line a WhatsApp line
     * @param person a number, or a business-scoped user id of the line's portfolio
     * @return the outcome
     */
    public GraphOutcome<Line> unblock(Line line, IdentityKey person) {
        String number = WhatsAppLines.number(line);
        Map<String, Object> body = body(person);
        return body == null
                ? CallOutcomes.refused("NOT_A_PERSON_ON_WHATSAPP")
                : outcome(graph.delete(line, number + BLOCK_USERS, body), line);
    }

    /**
     * Lists the people who are blocked.
     *
     * @param line a WhatsApp line
     * @param after the cursor of the page before, or null for the first one
     * @param limit how many at most, from 1 to {@value #MOST}
     * @return the outcome
     */
    public GraphOutcome<WhatsAppBlockedPage> list(Line line, @Nullable String after, int limit) {
        String number = WhatsAppLines.number(line);
        if (limit < 1 || limit > MOST) {
            return CallOutcomes.refused("LIMIT_INVALID");
        }
        Map<String, String> query = new HashMap<>();
        query.put("limit", Integer.toString(limit));
        if (after != null) {
            query.put("after", after);
        }
        return CallOutcomes.of(
                graph.get(line, number + BLOCK_USERS, query), WhatsAppErrors.TABLE, WhatsAppBlockedPage::of);
    }

    /** Meta documents a failure for one of several people as an error, and lists it in the answer all the same. */
    private static GraphOutcome<Line> outcome(GraphAnswer answer, Line line) {
        if (answer instanceof GraphAnswer.Ok ok
                && ok.body().get("block_users") instanceof Map<?, ?> users
                && users.get("failed_users") instanceof List<?> failed
                && !failed.isEmpty()) {
            return new GraphOutcome.Rejected<>(
                    Rejection.RECIPIENT, new DeliveryError(WhatsAppErrors.NOT_BLOCKED, 0, "NOT_BLOCKED"));
        }
        return CallOutcomes.done(answer, WhatsAppErrors.TABLE, line);
    }

    private static @Nullable Map<String, Object> body(IdentityKey person) {
        Map<String, Object> user;
        if (person.kind() == IdentityKeyKind.WHATSAPP_NUMBER) {
            user = Map.of("user", "+" + person.value());
        } else if (person.kind() == IdentityKeyKind.BSUID || person.kind() == IdentityKeyKind.PARENT_BSUID) {
            user = Map.of("user_id", person.value());
        } else {
            return null;
        }
        return Map.of("messaging_product", "whatsapp", "block_users", List.of(user));
    }
}
