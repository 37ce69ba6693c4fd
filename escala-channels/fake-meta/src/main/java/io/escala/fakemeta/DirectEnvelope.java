package io.escala.fakemeta;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.setup.Channel;
import io.escala.fakemeta.setup.Line;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** The common parts of Messenger and Instagram deliveries. */
final class DirectEnvelope {

    private DirectEnvelope() {}

    /** Returns an element of {@code messaging} without its event. */
    static ObjectNode event(String sender, String recipient, Instant time) {
        ObjectNode event = Json.object();
        event.putObject("sender").put("id", sender);
        event.putObject("recipient").put("id", recipient);
        event.put("timestamp", time.toEpochMilli());
        return event;
    }

    /** Returns a whole body with one event. */
    static ObjectNode body(Line line, ObjectNode event, Instant sent) {
        ObjectNode body = Json.object();
        body.put("object", line.channel() == Channel.MESSENGER ? "page" : "instagram");
        ObjectNode entry = body.putArray("entry").addObject();
        entry.put("time", sent.toEpochMilli());
        entry.put("id", line.id());
        entry.putArray("messaging").add(event);
        return body;
    }
}
