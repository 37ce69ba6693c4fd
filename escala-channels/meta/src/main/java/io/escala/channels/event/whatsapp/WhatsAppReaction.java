package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reaction to a message on WhatsApp was set or taken back.
 *
 * @param line the business number, or null
 * @param kind Meta's words for it, from the outside in
 * @param user the person
 * @param id the event's own id, or null
 * @param at when, or null when the wire's time was unusable
 * @param messageId the message it is about, or null
 * @param emoji what was chosen; null when the reaction was taken back
 * @param groupId the group it happened in, or null
 * @param fromBusiness whether the business did it on its phone, and {@code user} is whom it wrote to
 * @param raw the item as it came
 */
public record WhatsAppReaction(
        @Nullable LineKey line,
        String kind,
        WhatsAppUser user,
        @Nullable String id,
        @Nullable Instant at,
        @Nullable String messageId,
        @Nullable String emoji,
        @Nullable String groupId,
        boolean fromBusiness,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppReaction {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppReaction[" + line + "]";
    }
}
