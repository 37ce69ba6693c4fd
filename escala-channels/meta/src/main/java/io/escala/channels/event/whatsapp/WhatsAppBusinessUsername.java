package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The user name of a business number was approved, reserved or deleted.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param at when Meta created the body, or null
 * @param displayNumber the business number as displayed, or null
 * @param username the user name without {@code @}, or null
 * @param status {@code approved}, {@code reserved} or {@code deleted}, or null
 * @param raw the item as received
 */
public record WhatsAppBusinessUsername(
        @Nullable LineKey line,
        @Nullable String accountId,
        String kind,
        @Nullable Instant at,
        @Nullable String displayNumber,
        @Nullable String username,
        @Nullable String status,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppBusinessUsername {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppBusinessUsername[" + line + ", username=" + username + ", status=" + status + "]";
    }
}
