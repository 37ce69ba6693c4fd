package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.graph.GraphWorld.Reached;
import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /{phone-number-id}/messages}. */
final class WhatsAppSends {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final int LONGEST_REFERENCE = 512;

    private final GraphWorld world;
    private final WhatsAppContent contents;

    /** The recipient of a message: as written, its route, as digits or id, and the person it reaches (null for none). */
    private record Address(
            String given,
            Route route,
            String plain,
            @Nullable Reached reached) {}

    WhatsAppSends(GraphWorld world) {
        this.world = world;
        this.contents = new WhatsAppContent(world);
    }

    Answer post(WhatsAppNumber number, Call call) {
        ObjectNode body = call.body();
        if (!Json.textOrEmpty(body, "messaging_product").equals("whatsapp")) {
            throw new Refused(GraphError.graph(400, 100, 0, "(#100) The parameter messaging_product is required."));
        }
        if (body.has("status")) {
            return read(number, body);
        }
        Address address = address(number, body);
        world.number(number.id()).requireSendable(address.reached());
        String type = body.has("type") ? Json.textOrEmpty(body, "type") : "text";
        String reference = Json.textOrEmpty(body, "biz_opaque_callback_data");
        if (reference.length() > LONGEST_REFERENCE) {
            throw new Refused(
                    GraphError.invalid("Param biz_opaque_callback_data must be at most 512 characters long."));
        }
        TemplateUse template = null;
        String text;
        if (type.equals("template")) {
            template = TemplateRules.check(world.templates(number.waba()), body.get("template"), call.version());
            text = template.rendered();
            if (template.category().equals("AUTHENTICATION") && address.route() == Route.USER_ID) {
                throw new Refused(GraphError.whatsApp(
                        400,
                        131062,
                        "Business-scoped user id recipient is not supported",
                        "Authentication templates need a phone number"));
            }
        } else {
            text = contents.check(number, type, body);
            window(number, address);
        }
        String id = world.keep(new Accepted(
                number,
                address.given(),
                address.route(),
                address.reached() == null ? null : address.reached().key(),
                type,
                text,
                template,
                reference,
                Json.string(body)));
        return Answer.ok(answer(address, id, template != null)).keeping(id);
    }

    private void window(WhatsAppNumber number, Address address) {
        Reached reached = address.reached();
        if (reached != null && !world.wroteWithin(number, reached.key(), WINDOW) && !world.refusesClosedWindowLater()) {
            throw new Refused(GraphError.whatsApp(
                    400,
                    131047,
                    "Re-engagement message",
                    "Message failed to send because more than 24 hours have passed since the customer last replied"
                            + " to this number."));
        }
    }

    private Address address(WhatsAppNumber number, ObjectNode body) {
        String kind = body.has("recipient_type") ? Json.textOrEmpty(body, "recipient_type") : "individual";
        if (kind.equals("group")) {
            throw new Refused(GraphError.whatsApp(400, 131041, "Unknown group", "There is no such group"));
        }
        if (!kind.equals("individual")) {
            throw new Refused(GraphError.invalid("Param recipient_type must be one of {INDIVIDUAL, GROUP}"));
        }
        // If both are present, the phone wins.
        String to = Json.textOrEmpty(body, "to");
        if (!to.isEmpty()) {
            return phone(number, to);
        }
        String recipient = Json.textOrEmpty(body, "recipient");
        if (recipient.isEmpty()) {
            throw new Refused(GraphError.graph(400, 100, 0, "(#100) The parameter to is required."));
        }
        Reached reached = Texts.isUserId(recipient) ? world.byUserId(number, recipient) : null;
        if (reached == null) {
            throw new Refused(GraphError.badValue("recipient is not a user id of this business portfolio"));
        }
        return new Address(recipient, Route.USER_ID, recipient, reached);
    }

    private Address phone(WhatsAppNumber number, String to) {
        if (Texts.isUserId(to)) {
            // As Meta does: the letters are dropped, the digits count as a phone, and no error is reported.
            return new Address(to, Route.SWALLOWED, Texts.digits(to), null);
        }
        String digits = Texts.undialled(to);
        if (!Texts.isDigits(digits, 5, 20)) {
            throw new Refused(GraphError.invalid("Param to is not a valid phone number"));
        }
        if (digits.equals(number.phone())) {
            throw new Refused(
                    GraphError.whatsApp(400, 131021, "Recipient cannot be sender", "to is the sending number"));
        }
        return new Address(to, Route.PHONE, digits, world.byPhone(number, digits));
    }

    private static ObjectNode answer(Address address, String id, boolean template) {
        ObjectNode answer = Json.object();
        answer.put("messaging_product", "whatsapp");
        ObjectNode contact = answer.putArray("contacts").addObject();
        contact.put("input", address.given());
        Reached reached = address.reached();
        if (address.route() != Route.USER_ID) {
            contact.put("wa_id", reached == null ? address.plain() : reached.waId());
        }
        if (reached != null) {
            contact.put("user_id", reached.userId());
        }
        ObjectNode message = answer.putArray("messages").addObject();
        message.put("id", id);
        if (template) {
            message.put("message_status", "accepted");
        }
        return answer;
    }

    private Answer read(WhatsAppNumber number, ObjectNode body) {
        String message = Json.textOrEmpty(body, "message_id");
        if (!Json.textOrEmpty(body, "status").equals("read")) {
            throw new Refused(GraphError.invalid("Param status must be one of {READ}"));
        }
        if (!world.knowsInbound(number, message)) {
            throw new Refused(GraphError.badValue("Message ID is invalid"));
        }
        world.act(number, "read", "", message);
        JsonNode typing = body.get("typing_indicator");
        if (typing != null) {
            if (!Json.textOrEmpty(typing, "type").equals("text")) {
                throw new Refused(GraphError.invalid("Param typing_indicator['type'] must be text"));
            }
            world.act(number, "typing_indicator", "", message);
        }
        ObjectNode answer = Json.object();
        answer.put("success", true);
        return Answer.ok(answer);
    }
}
