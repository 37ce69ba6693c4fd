package io.escala.channels.event.whatsapp;

import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The business wrote from the WhatsApp Business app on the phone.
 *
 * @param line the business number, or null
 * @param to who it was written to
 * @param id the message's id, or null
 * @param at when, or null when the wire's time was unusable
 * @param type Meta's type, as in {@link WhatsAppMessage}
 * @param content what it says
 * @param details what {@code content} keeps raw, typed where this version knows it; or null
 * @param context what it quotes, or null
 * @param groupId the group it was written to, or null
 * @param raw the message as it came
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

    /** Without Meta's id: WhatsApp's ids hold the customer's number. */
    @Override
    public String toString() {
        return "WhatsAppEcho[" + line + ", " + type + ", " + content + "]";
    }
}
