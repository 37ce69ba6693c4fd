package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.setup.Channel;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Line;
import io.escala.fakemeta.setup.Page;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /{page-id}/messages}, {@code /{instagram-id}/messages} and {@code /me/messages}. */
final class DirectSends {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration HUMAN_AGENT = Duration.ofDays(7);
    private static final Set<String> ACTIONS = Set.of("typing_on", "typing_off", "mark_seen", "react", "unreact");
    private static final Set<String> RETIRED =
            Set.of("CONFIRMED_EVENT_UPDATE", "POST_PURCHASE_UPDATE", "ACCOUNT_UPDATE");

    private final GraphWorld world;
    private final DirectContent contents;

    DirectSends(GraphWorld world) {
        this.world = world;
        this.contents = new DirectContent(world);
    }

    Answer post(Line endpoint, Call call) {
        ObjectNode body = call.body();
        String recipient = recipient(body);
        Line line = line(endpoint, recipient);
        JsonNode message = body.get("message");
        String action = Json.textOrEmpty(body, "sender_action");
        if (!action.isEmpty()) {
            return act(line, recipient, action, body, message);
        }
        if (!(message instanceof ObjectNode)) {
            throw new Refused(bad(0, "(#100) The parameter message is required."));
        }
        String type = Json.textOrEmpty(body, "messaging_type");
        String tag = Json.textOrEmpty(body, "tag");
        rightToWrite(line, recipient, type, tag, message);
        TemplateUse template = null;
        String text;
        String kind;
        if (type.equals("UTILITY")) {
            template = utility(line, message, call.version());
            text = template.rendered();
            kind = "template";
        } else {
            text = contents.check(line, message);
            kind = DirectContent.kind(message);
        }
        String id = world.keep(new Accepted(
                line,
                recipient,
                Route.SCOPED_ID,
                recipient,
                kind,
                text,
                template,
                Json.textOrEmpty(message, "metadata"),
                Json.string(body)));
        ObjectNode answer = Json.object();
        answer.put("recipient_id", recipient);
        answer.put("message_id", id);
        return Answer.ok(answer).keeping(id);
    }

    private static String recipient(ObjectNode body) {
        JsonNode recipient = body.get("recipient");
        if (recipient == null || recipient.isEmpty()) {
            throw new Refused(bad(0, "(#100) The parameter recipient is required."));
        }
        if (recipient.has("comment_id") || recipient.has("post_id")) {
            // The fake has no comments, so a reply to one is always invalid.
            throw new Refused(bad(2534025, "(#100) The comment is invalid for a private reply."));
        }
        String id = Json.text(recipient, "id");
        if (id == null) {
            throw new Refused(bad(0, "(#100) Param recipient must have an id."));
        }
        return id;
    }

    /**
     * Returns the sending line. A page also sends for its linked Instagram accounts; the recipient's id determines which
     * line is meant.
     */
    private Line line(Line endpoint, String recipient) {
        if (world.knowsPerson(endpoint, recipient)) {
            return endpoint;
        }
        if (endpoint instanceof Page page) {
            for (InstagramAccount linked : world.instagramLinkedTo(page.id())) {
                if (world.knowsPerson(linked, recipient)) {
                    return linked;
                }
            }
            throw new Refused(bad(2018001, "(#100) No matching user found"));
        }
        throw new Refused(bad(2534014, "(#100) No matching Instagram user"));
    }

    private Answer act(Line line, String recipient, String action, ObjectNode body, @Nullable JsonNode message) {
        if (message != null) {
            throw new Refused(bad(2018014, "(#100) A message and a sender action cannot be sent together"));
        }
        if (!ACTIONS.contains(action)) {
            throw new Refused(bad(
                    0,
                    "(#100) Param sender_action must be one of {typing_on, typing_off, mark_seen,"
                            + " react, unreact}"));
        }
        String target = "";
        if (action.equals("react") || action.equals("unreact")) {
            JsonNode payload = body.get("payload");
            target = payload == null ? "" : Json.textOrEmpty(payload, "message_id");
            if (!world.knowsMessage(line, target)) {
                throw new Refused(bad(0, "(#100) Param payload[message_id] is not a message of this conversation"));
            }
        }
        world.act(line, action, recipient, target);
        ObjectNode answer = Json.object();
        answer.put("recipient_id", recipient);
        return Answer.ok(answer);
    }

    private void rightToWrite(Line line, String recipient, String type, String tag, JsonNode message) {
        boolean messenger = line.channel() == Channel.MESSENGER;
        if (type.isEmpty() && messenger) {
            throw new Refused(bad(0, "(#100) The parameter messaging_type is required."));
        }
        if (!Set.of("", "RESPONSE", "UPDATE", "MESSAGE_TAG", "UTILITY").contains(type)) {
            throw new Refused(
                    bad(0, "(#100) Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG," + " UTILITY}"));
        }
        if (type.equals("MESSAGE_TAG") == tag.isEmpty()) {
            throw new Refused(bad(0, "(#100) tag goes with messaging_type MESSAGE_TAG, and with no other"));
        }
        if (type.equals("UTILITY")) {
            if (!messenger) {
                throw new Refused(bad(2534015, "(#100) Utility messages are not available on Instagram"));
            }
            return;
        }
        if (tag.isEmpty()) {
            open(line, recipient, WINDOW);
            return;
        }
        if (RETIRED.contains(tag)) {
            throw new Refused(bad(0, "(#100) The message tag is no longer supported"));
        }
        switch (tag) {
            case "HUMAN_AGENT" -> {
                if (!humanAgent(line)) {
                    throw new Refused(
                            GraphError.graph(403, 10, 0, "(#10) This app was not granted the Human Agent feature"));
                }
                open(line, recipient, HUMAN_AGENT);
            }
            case "CUSTOMER_FEEDBACK" -> {
                if (!messenger || !DirectContent.templateType(message).equals("customer_feedback")) {
                    throw new Refused(bad(0, "(#100) The tag needs a customer_feedback template"));
                }
                open(line, recipient, HUMAN_AGENT);
            }
            default -> throw new Refused(bad(0, "(#100) Param tag is unknown"));
        }
    }

    private static boolean humanAgent(Line line) {
        return line instanceof Page page
                ? page.humanAgent()
                : line instanceof InstagramAccount account && account.humanAgent();
    }

    private void open(Line line, String recipient, Duration length) {
        if (!world.wroteWithin(line, recipient, length)) {
            throw new Refused(
                    line.channel() == Channel.MESSENGER
                            ? GraphError.graph(
                                    403, 10, 2018278, "(#10) This message is sent outside of allowed window.")
                            : GraphError.graph(
                                    403, 10, 2534022, "(#10) This message is sent outside of the allowed window."));
        }
    }

    private TemplateUse utility(Line line, JsonNode message, int version) {
        try {
            return TemplateRules.check(world.templates(line.id()), message.get("template"), version);
        } catch (Refused refused) {
            // Messenger and Instagram have no codes of their own for this.
            throw new Refused(bad(
                    0,
                    "(#100) " + refused.error().message() + ": "
                            + refused.error().details()));
        }
    }

    static GraphError bad(int subcode, String message) {
        return GraphError.graph(400, 100, subcode, message);
    }
}
