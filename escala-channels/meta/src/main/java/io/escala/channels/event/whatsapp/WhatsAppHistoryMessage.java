package io.escala.channels.event.whatsapp;

import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message from before the number was shared with the WhatsApp Business app, or the medium of such a message, which arrives
 * later.
 *
 * @param line the business number, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param user the person
 * @param fromBusiness whether the business wrote it; {@code user} is then the recipient
 * @param id the message's id, or null
 * @param at the time by the device's clock, or null when unusable
 * @param type Meta's type, as in {@link WhatsAppMessage}; {@code media_placeholder} when the medium arrives later
 * @param content the content
 * @param details the typed form of content that {@code content} has no variant for; or null
 * @param context the context, such as the quoted message, or null
 * @param status the delivery status, such as {@code READ}, or null
 * @param progress the chunk that contained it; null for a medium that arrived later
 * @param raw the item as received
 */
public record WhatsAppHistoryMessage(
        @Nullable LineKey line,
        String kind,
        WhatsAppUser user,
        boolean fromBusiness,
        @Nullable String id,
        @Nullable Instant at,
        String type,
        MessageContent content,
        @Nullable WhatsAppContent details,
        @Nullable WhatsAppContext context,
        @Nullable String status,
        @Nullable WhatsAppHistoryProgress progress,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppHistoryMessage {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppHistoryMessage[" + line + ", type=" + type + ", status=" + status + "]";
    }
}
