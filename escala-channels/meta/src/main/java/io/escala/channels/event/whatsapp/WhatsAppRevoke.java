package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message on WhatsApp was deleted for everybody by whoever wrote it. Only numbers shared with the WhatsApp Business app get this.
 *
 * @param line the business number, or null
 * @param kind Meta's words for it, from the outside in
 * @param user the person
 * @param id the event's own id, or null
 * @param at when, or null when the wire's time was unusable
 * @param messageId the message that is gone, or null
 * @param groupId the group it happened in, or null
 * @param fromBusiness whether the business did it on its phone, and {@code user} is whom it wrote to
 * @param raw the item as it came
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

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppRevoke[" + line + "]";
    }
}
