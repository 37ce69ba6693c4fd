package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call by the business is ringing, or was accepted or rejected.
 *
 * @param line the business number, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param user the person called
 * @param id the call's id, or null
 * @param at the event time, or null when Meta's value is unusable
 * @param status {@code RINGING}, {@code ACCEPTED} or {@code REJECTED}, or null
 * @param reference the reference attached to the call, or null
 * @param raw the item as received
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

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppCallStatus[" + line + ", status=" + status + "]";
    }
}
