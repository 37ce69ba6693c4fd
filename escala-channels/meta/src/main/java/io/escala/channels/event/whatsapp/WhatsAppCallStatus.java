package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call of ours came further: it rings, or was accepted or rejected.
 *
 * @param line the business number, or null
 * @param kind Meta's words for it, from the outside in
 * @param user who is called
 * @param id the call's id, or null
 * @param at when, or null when the wire's time was unusable
 * @param status {@code RINGING}, {@code ACCEPTED} or {@code REJECTED}, or null
 * @param reference what was attached to the call, or null
 * @param raw the item as it came
 */
public record WhatsAppCallStatus(
        @Nullable LineKey line,
        String kind,
        WhatsAppUser user,
        @Nullable String id,
        @Nullable Instant at,
        @Nullable String status,
        @Nullable String reference,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppCallStatus {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppCallStatus[" + line + ", status=" + status + "]";
    }
}
