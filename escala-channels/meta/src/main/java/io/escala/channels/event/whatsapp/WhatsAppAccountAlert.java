package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Meta warns about an account, a number or a business.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's words for it, from the outside in
 * @param at when Meta says the body was made, or null
 * @param entityType what it is about, such as {@code PHONE_NUMBER}, or null
 * @param entityId its id, or null
 * @param severity {@code CRITICAL}, {@code WARNING} or {@code INFORMATIONAL}, or null
 * @param status {@code ACTIVE} or {@code NONE}, or null
 * @param type which alert, or null
 * @param description prose, or null
 * @param raw the item as it came
 */
public record WhatsAppAccountAlert(
        @Nullable LineKey line,
        @Nullable String accountId,
        String kind,
        @Nullable Instant at,
        @Nullable String entityType,
        @Nullable String entityId,
        @Nullable String severity,
        @Nullable String status,
        @Nullable String type,
        @Nullable String description,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppAccountAlert {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(raw, "raw");
    }

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppAccountAlert[" + line + ", entityType=" + entityType + ", severity=" + severity + ", type="
                + type + "]";
    }
}
