package io.escala.channels.webhook;

import io.escala.core.channel.ChannelEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** WhatsApp bodies around hand-written parts. */
final class WhatsAppBodies {
    private WhatsAppBodies() {}

    static String body(String field, String value) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"900100200300400\",\"changes\":[{\"field\":\""
                + field + "\",\"value\":" + value + "}]}]}";
    }

    static String messages(String messages) {
        return body(
                "messages", "{\"metadata\":{\"phone_number_id\":\"700800900100200\"},\"messages\":" + messages + "}");
    }

    /** A text whose id, sender and time are given as JSON. */
    static String text(String id, String from, String timestamp) {
        return "{\"id\":" + id + ",\"from\":" + from + ",\"timestamp\":" + timestamp
                + ",\"type\":\"text\",\"text\":{\"body\":\"hola\"}}";
    }

    static List<ChannelEvent> read(String body) {
        return MetaEvents.toChannelEvents(MetaEvents.parse(body.getBytes(StandardCharsets.UTF_8)));
    }

    static List<ChannelEvent> ofValue(String field, String value) {
        return read(body(field, value));
    }

    static List<ChannelEvent> events(String contacts, String messages) {
        return ofValue(
                "messages",
                "{\"metadata\":{\"phone_number_id\":\"700800900100200\"},\"contacts\":" + contacts + ",\"messages\":"
                        + messages + "}");
    }

    static ChannelEvent message(String message) {
        return read(messages("[" + message + "]")).get(0);
    }

    static ChannelEvent status(String status) {
        return ofValue(
                        "messages",
                        "{\"metadata\":{\"phone_number_id\":\"700800900100200\"},\"statuses\":[" + status + "]}")
                .get(0);
    }
}
