package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Meta's decision on the display name of a business number.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param at when Meta created the body, or null
 * @param displayNumber the business number as displayed, or null
 * @param decision {@code APPROVED}, {@code DEFERRED}, {@code PENDING} or {@code REJECTED}, or null
 * @param requestedName the requested name, or null
 * @param rejectionReason why it was rejected, or null
 * @param raw the item as received
 */
public record WhatsAppNumberName(
        @Nullable LineKey line,
        @Nullable String accountId,
        String kind,
        @Nullable Instant at,
        @Nullable String displayNumber,
        @Nullable String decision,
        @Nullable String requestedName,
        @Nullable String rejectionReason,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppNumberName {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppNumberName[" + line + ", decision=" + decision + "]";
    }
}
