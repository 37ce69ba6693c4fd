package io.escala.channels.event.whatsapp;

import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message that the business sent from the WhatsApp Business app on its phone.
 *
 * @param line the business number, or null
 * @param to the recipient
 * @param id the message's id, or null
 * @param at the event time, or null when Meta's value is unusable
 * @param type Meta's type, as in {@link WhatsAppMessage}
 * @param content the content
 * @param details Meta's own form of content that {@code content} has as values or raw, where this version knows it; or null
 * @param context the quoted or forwarded context, or null
 * @param groupId the group it was sent to, or null
 * @param raw the message as received
 */
public record WhatsAppEcho(
        @Nullable LineKey line,
        WhatsAppUser to,
        @Nullable String id,
        @Nullable Instant at,
        String type,
        MessageContent content,
        @Nullable WhatsAppContent details,
        @Nullable WhatsAppContext context,
        @Nullable String groupId,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppEcho {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "smb_message_echoes/message_echoes/" + type;
    }

    /** Omits Meta's id: WhatsApp's ids contain the customer's number. */
    @Override
    public String toString() {
        return "WhatsAppEcho[" + line + ", " + type + ", " + content + "]";
    }
}
