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
        if (!isPerson(person)) {
            return CallOutcomes.refused("NOT_A_PERSON_ON_WHATSAPP");
        }
        String parameter = person.kind() == IdentityKeyKind.WHATSAPP_NUMBER ? "user_wa_id" : "recipient";
        return CallOutcomes.of(
                graph.get(line, number + "/call_permissions", Map.of(parameter, person.value())),
                WhatsAppErrors.TABLE,
                WhatsAppCallPermission::of);
    }

    /**
     * Calls a person, who has to have allowed it, as {@link #permission} tells. The answer to the session
     * description comes with a webhook of the call, {@link io.escala.channels.event.whatsapp.WhatsAppCall#session}, when the person accepts;
     * {@link #terminate} ends the call. Not repeated when it is not known whether it rings.
     *
     * @param line a WhatsApp line
     * @param person a number, or a business-scoped user id of the line's portfolio
     * @param sdpOffer the session description of a WebRTC stack
     * @param reference returned with the webhooks of the call, at most 512 characters; or null
     * @return Meta's id of the call; {@link WhatsAppCallProblem} names the code of a rejection
     */
    public GraphOutcome<String> connect(Line line, IdentityKey person, String sdpOffer, @Nullable String reference) {
        String number = WhatsAppLines.number(line);
        if (!isPerson(person)) {
            return CallOutcomes.refused("NOT_A_PERSON_ON_WHATSAPP");
        }
        String incomplete = incomplete(sdpOffer, reference);
        if (incomplete != null) {
            return CallOutcomes.refused(incomplete);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messaging_product", "whatsapp");
        if (person.kind() == IdentityKeyKind.WHATSAPP_NUMBER) {
            // Without the plus Meta may prepend the business's own country code.
            body.put("to", "+" + person.value());
        } else {
            body.put("recipient", person.value());
        }
        body.put("action", "connect");
        body.putAll(session("offer", sdpOffer, reference));
        return CallOutcomes.of(
                graph.post(line, number + CALLS, body), WhatsAppErrors.TABLE, ok -> ok.text("calls", 0, "id"));
    }

    private static boolean isPerson(IdentityKey key) {
        return key.kind() == IdentityKeyKind.WHATSAPP_NUMBER
                || key.kind() == IdentityKeyKind.BSUID
                || key.kind() == IdentityKeyKind.PARENT_BSUID;
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
        String incomplete = incomplete(sdpAnswer, reference);
        return incomplete == null
                ? act(line, action, callId, session("answer", sdpAnswer, reference))
                : CallOutcomes.refused(incomplete);
    }

    private static @Nullable String incomplete(String sdp, @Nullable String reference) {
        if (sdp.isBlank()) {
            return "SESSION_MISSING";
        }
        return reference != null && reference.length() > MAX_REFERENCE ? "REFERENCE_TOO_LONG" : null;
    }

    private static Map<String, Object> session(String type, String sdp, @Nullable String reference) {
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("session", Map.of("sdp_type", type, "sdp", sdp));
        if (reference != null) {
            session.put("biz_opaque_callback_data", reference);
        }
        return session;
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
