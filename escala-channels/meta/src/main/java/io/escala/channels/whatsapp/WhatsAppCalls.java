package io.escala.channels.whatsapp;

import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphOutcome;
import io.escala.channels.internal.send.CallOutcomes;
import io.escala.channels.internal.send.WhatsAppErrors;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The signals of calls on WhatsApp: what is asked before the business calls, and how a call by a person is answered. The media flow between Meta
 * and a WebRTC stack of the host's; what is passed on here is its session description.
 *
 * <p>Thread-safe; every call blocks until it is answered or its deadline passes, and is sent at most once. Methods throw
 * {@link IllegalArgumentException} when the line is not a WhatsApp line.
 */
public final class WhatsAppCalls {
    private static final String CALLS = "/calls";
    private static final int MAX_REFERENCE = 512;
    private static final int MAX_CALL_ID = 512;

    private final GraphApi graph;

    /**
     * Creates a client. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public WhatsAppCalls(GraphApi graph) {
        this.graph = Objects.requireNonNull(graph, "graph");
    }

    /**
     * Asks whether a person may be called.
     *
     * @param line a WhatsApp line
     * @param person a number, or a business-scoped user id of the line's portfolio
     * @return the outcome
     */
    public GraphOutcome<WhatsAppCallPermission> permission(Line line, IdentityKey person) {
        String number = WhatsAppLines.number(line);
        String parameter;
        if (person.kind() == IdentityKeyKind.WHATSAPP_NUMBER) {
            parameter = "user_wa_id";
        } else if (person.kind() == IdentityKeyKind.BSUID || person.kind() == IdentityKeyKind.PARENT_BSUID) {
            parameter = "recipient";
        } else {
            return CallOutcomes.refused("NOT_A_PERSON_ON_WHATSAPP");
        }
        return CallOutcomes.of(
                graph.get(line, number + "/call_permissions", Map.of(parameter, person.value())),
                WhatsAppErrors.TABLE,
                WhatsAppCallPermission::of);
    }

    /**
     * Prepares the media of a call by a person, so that nothing is lost of the first words after {@link #accept}.
     *
     * @param line a WhatsApp line
     * @param callId Meta's id of the call
     * @param sdpAnswer the answer to the session description that came with the call
     * @return the outcome
     */
    public GraphOutcome<Line> preAccept(Line line, String callId, String sdpAnswer) {
        return answer(line, "pre_accept", callId, sdpAnswer, null);
    }

    /**
     * Accepts a call by a person.
     *
     * @param line a WhatsApp line
     * @param callId Meta's id of the call
     * @param sdpAnswer the answer to the session description that came with the call; the same as was given to {@link #preAccept}
     * @param reference returned when the call ends, at most 512 characters; or null
     * @return the outcome
     */
    public GraphOutcome<Line> accept(Line line, String callId, String sdpAnswer, @Nullable String reference) {
        return answer(line, "accept", callId, sdpAnswer, reference);
    }

    /**
     * Rejects a call by a person that was not accepted.
     *
     * @param line a WhatsApp line
     * @param callId Meta's id of the call
     * @return the outcome
     */
    public GraphOutcome<Line> reject(Line line, String callId) {
        return act(line, "reject", callId, Map.of());
    }

    /**
     * Ends a call.
     *
     * @param line a WhatsApp line
     * @param callId Meta's id of the call
     * @return the outcome
     */
    public GraphOutcome<Line> terminate(Line line, String callId) {
        return act(line, "terminate", callId, Map.of());
    }

    private GraphOutcome<Line> answer(
            Line line, String action, String callId, String sdpAnswer, @Nullable String reference) {
        WhatsAppLines.number(line);
        if (sdpAnswer.isBlank()) {
            return CallOutcomes.refused("SESSION_MISSING");
        }
        if (reference != null && reference.length() > MAX_REFERENCE) {
            return CallOutcomes.refused("REFERENCE_TOO_LONG");
        }
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("session", Map.of("sdp_type", "answer", "sdp", sdpAnswer));
        if (reference != null) {
            more.put("biz_opaque_callback_data", reference);
        }
        return act(line, action, callId, more);
    }

    private GraphOutcome<Line> act(Line line, String action, String callId, Map<String, Object> more) {
        String number = WhatsAppLines.number(line);
        if (callId.isBlank() || callId.length() > MAX_CALL_ID) {
            return CallOutcomes.refused("CALL_ID_INVALID");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messaging_product", "whatsapp");
        body.put("call_id", callId);
        body.put("action", action);
        body.putAll(more);
        return CallOutcomes.done(graph.post(line, number + CALLS, body), WhatsAppErrors.TABLE, line);
    }
}
