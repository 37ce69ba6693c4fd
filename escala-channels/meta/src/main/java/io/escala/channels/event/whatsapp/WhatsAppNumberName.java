package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Meta decided on the name that a business number shows.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's words for it, from the outside in
 * @param at when Meta says the body was made, or null
 * @param displayNumber the business number as people see it, or null
 * @param decision {@code APPROVED}, {@code DEFERRED}, {@code PENDING} or {@code REJECTED}, or null
 * @param requestedName the name that was asked for, or null
 * @param rejectionReason why not, or null
 * @param raw the item as it came
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

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppNumberName[" + line + ", decision=" + decision + "]";
    }
}
