package io.escala.channels.event.whatsapp;

import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message on WhatsApp was changed by whoever wrote it. Only numbers shared with the WhatsApp Business app get this.
 *
 * @param line the business number, or null
 * @param kind Meta's words for it, from the outside in
 * @param user the person
 * @param id the event's own id, or null
 * @param at when, or null when the wire's time was unusable
 * @param messageId the message that changed, or null
 * @param type Meta's type of the new content, as in {@link WhatsAppMessage}
 * @param content what it says now
 * @param details what {@code content} has no variant for, typed; or null
 * @param groupId the group it happened in, or null
 * @param fromBusiness whether the business did it on its phone, and {@code user} is whom it wrote to
 * @param raw the item as it came
 */
public record WhatsAppEdit(
        @Nullable LineKey line,
        String kind,
        WhatsAppUser user,
        @Nullable String id,
        @Nullable Instant at,
        @Nullable String messageId,
        String type,
        MessageContent content,
        @Nullable WhatsAppContent details,
        @Nullable String groupId,
        boolean fromBusiness,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppEdit {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(raw, "raw");
    }

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppEdit[" + line + ", type=" + type + "]";
    }
}
