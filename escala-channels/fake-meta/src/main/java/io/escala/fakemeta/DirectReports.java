package io.escala.fakemeta;

import io.escala.fakemeta.internal.graph.Media;
import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import io.escala.fakemeta.setup.Channel;
import io.escala.fakemeta.setup.Line;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds the reports of Messenger and Instagram about a sent message. */
final class DirectReports {

    private DirectReports() {}

    static Webhook status(MetaState world, SentMessage sent, DeliveryStatus status) {
        Line line = sent.line();
        boolean messenger = line.channel() == Channel.MESSENGER;
        ObjectNode event = DirectEnvelope.event(sent.recipient(), line.id(), world.now());
        long watermark = world.now().toEpochMilli();
        if (status == DeliveryStatus.DELIVERED && messenger) {
            ObjectNode delivery = event.putObject("delivery");
            delivery.putArray("mids").add(sent.id());
            delivery.put("watermark", watermark);
        } else if (status == DeliveryStatus.READ && messenger) {
            event.putObject("read").put("watermark", watermark);
        } else if (status == DeliveryStatus.READ) {
            event.putObject("read").put("mid", sent.id());
        } else {
            throw new IllegalStateException(line.channel() + " does not report " + status);
        }
        return world.webhook(line, DirectEnvelope.body(line, event, world.now()), List.of(sent.id()));
    }

    static Webhook echo(MetaState world, SentMessage sent) {
        Line line = sent.line();
        ObjectNode event = DirectEnvelope.event(line.id(), sent.recipient(), sent.time());
        ObjectNode message = event.putObject("message");
        message.put("mid", sent.id());
        attachments(world, sent, message);
        // The text of a template is in its attachment.
        if (!sent.text().isEmpty() && !message.has("attachments")) {
            message.put("text", sent.text());
        }
        message.put("is_echo", true);
        if (line.channel() == Channel.MESSENGER) {
            appId(line.appId(), message);
            sent.reference().ifPresent(reference -> message.put("metadata", reference));
        }
        return world.webhook(line, DirectEnvelope.body(line, event, world.now()), List.of(sent.id()));
    }

    /** Meta writes the app id of an echo as a number. */
    private static void appId(String id, ObjectNode message) {
        if (Texts.isNumber(id, 18)) {
            message.put("app_id", Long.parseLong(id));
        } else {
            message.put("app_id", id);
        }
    }

    private static void attachments(MetaState world, SentMessage sent, ObjectNode message) {
        JsonNode request = Json.read(sent.json());
        JsonNode asked = request == null ? null : request.path("message").get("attachment");
        JsonNode several = request == null ? null : request.path("message").get("attachments");
        if (several instanceof ArrayNode array && !array.isEmpty()) {
            array.forEach(each -> addressed(world, each));
            message.set("attachments", array);
        } else if (asked != null) {
            addressed(world, asked);
            message.putArray("attachments").add(asked);
        }
    }

    /** An echo has the address of an uploaded file, and not its id. */
    private static void addressed(MetaState world, JsonNode attachment) {
        JsonNode payload = attachment.get("payload");
        String id = payload == null ? "" : Json.textOrEmpty(payload, "attachment_id");
        if (!id.isEmpty() && attachment instanceof ObjectNode object) {
            object.putObject("payload").put("url", world.baseUrl() + "/" + Media.CDN + "/" + id);
        }
    }
}
