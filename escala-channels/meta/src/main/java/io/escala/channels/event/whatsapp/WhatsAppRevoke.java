package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The author of a WhatsApp message deleted it for everyone. Sent only for numbers shared with the WhatsApp Business app.
 *
 * @param line the business number, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param user the person
 * @param id the event's own id, or null
 * @param at the event time, or null when Meta's value is unusable
 * @param messageId the deleted message, or null
 * @param groupId the group it happened in, or null
 * @param fromBusiness whether the business did it on its phone; {@code user} is then the recipient
 * @param raw the item as received
 */
public record WhatsAppRevoke(
        @Nullable LineKey line,
        String kind,
        WhatsAppUser user,
        @Nullable String id,
        @Nullable Instant at,
        @Nullable String messageId,
        @Nullable String groupId,
        boolean fromBusiness,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppRevoke {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppRevoke[" + line + "]";
    }
}
