package io.escala.channels.event.whatsapp;

import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message from before a number was shared with the WhatsApp Business app, or the medium of one, which follows later.
 *
 * @param line the business number, or null
 * @param kind Meta's words for it, from the outside in
 * @param user the person
 * @param fromBusiness whether the business wrote it, and {@code user} is whom it wrote to
 * @param id the message's id, or null
 * @param at when by the device's clock, or null when it was unusable
 * @param type Meta's type, as in {@link WhatsAppMessage}; {@code media_placeholder} where the medium follows
 * @param content what it says
 * @param details what {@code content} has no variant for, typed; or null
 * @param context what it answers, or null
 * @param status how far it came, such as {@code READ}, or null
 * @param progress the chunk it came in; null for a medium that followed
 * @param raw the item as it came
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

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppHistoryMessage[" + line + ", type=" + type + ", status=" + status + "]";
    }
}
