package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Meta's decision on the review of a WhatsApp Business account.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param at when Meta created the body, or null
 * @param decision {@code APPROVED}, {@code REJECTED}, {@code PENDING} or {@code DEFERRED}, or null
 * @param raw the item as received
 */
public record WhatsAppAccountReview(
        @Nullable LineKey line,
        @Nullable String accountId,
        String kind,
        @Nullable Instant at,
        @Nullable String decision,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppAccountReview {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppAccountReview[" + line + ", decision=" + decision + "]";
    }
}
