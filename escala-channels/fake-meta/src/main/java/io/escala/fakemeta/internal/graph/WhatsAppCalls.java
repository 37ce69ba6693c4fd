package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.graph.GraphWorld.Reached;
import io.escala.fakemeta.internal.graph.NumberState.CallPermission;
import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import io.escala.fakemeta.setup.WhatsAppNumber;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /{phone-number-id}/calls} and {@code GET /{phone-number-id}/call_permissions}. */
final class WhatsAppCalls {

    private final GraphWorld world;

    WhatsAppCalls(GraphWorld world) {
        this.world = world;
    }

    Answer post(WhatsAppNumber number, Call call) {
        ObjectNode body = call.body();
        if (!Json.textOrEmpty(body, "messaging_product").equals("whatsapp")) {
            throw new Refused(GraphError.invalid("The parameter messaging_product is required."));
        }
        String action = Json.textOrEmpty(body, "action");
        if (action.equals("connect")) {
            return connect(number, body);
        }
        if (action.equals("pre_accept") || action.equals("accept")) {
            requireSession(body, "answer");
        }
        world.number(number.id()).act(Json.textOrEmpty(body, "call_id"), action);
        return Answer.ok(Json.object().put("messaging_product", "whatsapp").put("success", true));
    }

    private Answer connect(WhatsAppNumber number, ObjectNode body) {
        requireSession(body, "offer");
        String to = Json.textOrEmpty(body, "to");
        Reached person = to.isEmpty()
                ? world.byUserId(number, Json.textOrEmpty(body, "recipient"))
                : world.byPhone(number, Texts.undialled(to));
        if (person == null) {
            throw new Refused(GraphError.whatsApp(
                    400, 138001, "Receiver uncallable", "The receiver is not able to receive calls"));
        }
        NumberState state = world.number(number.id());
        CallPermission permission = state.permission(person.key());
        if (permission == null || !permission.holdsAt(world.now())) {
            throw new Refused(GraphError.whatsApp(
                    400, 138006, "No approved call permission", "No approved call permission from the recipient"));
        }
        String id = world.newCall(number);
        state.dials(id, Json.textOrEmpty(body, "biz_opaque_callback_data"));
        world.act(number, "call", person.key(), id);
        ObjectNode answer = Json.object().put("messaging_product", "whatsapp");
        answer.putArray("calls").addObject().put("id", id);
        return Answer.ok(answer);
    }

    private static void requireSession(ObjectNode body, String type) {
        JsonNode session = body.get("session");
        if (session == null
                || !Json.textOrEmpty(session, "sdp_type").equals(type)
                || Json.textOrEmpty(session, "sdp").isBlank()) {
            throw new Refused(
                    GraphError.invalid("The parameter session must have the " + type + " of the session description."));
        }
    }

    Answer permission(WhatsAppNumber number, Call call) {
        String phone = call.parameter("user_wa_id");
        Reached person = phone.isEmpty()
                ? world.byUserId(number, call.parameter("recipient"))
                : world.byPhone(number, Texts.undialled(phone));
        if (person == null) {
            throw new Refused(GraphError.invalid("There is no such user"));
        }
        CallPermission permission = world.number(number.id()).permission(person.key());
        boolean may = permission != null && permission.holdsAt(world.now());
        ObjectNode answer = Json.object().put("messaging_product", "whatsapp");
        describe(answer.putObject("permission"), may ? permission : null);
        ArrayNode actions = answer.putArray("actions");
        actions.addObject().put("action_name", "send_call_permission_request").put("can_perform_action", !may);
        actions.addObject().put("action_name", "start_call").put("can_perform_action", may);
        return Answer.ok(answer);
    }

    private static void describe(ObjectNode shown, @Nullable CallPermission permission) {
        if (permission == null) {
            shown.put("status", "no_permission");
        } else if (permission.until() == null) {
            shown.put("status", "permanent");
        } else {
            shown.put("status", "temporary")
                    .put("expiration_time", permission.until().getEpochSecond());
        }
    }
}
