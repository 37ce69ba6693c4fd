package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An alert from Meta about an account, a number or a business.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param at when Meta created the body, or null
 * @param entityType the type of the affected entity, such as {@code PHONE_NUMBER}, or null
 * @param entityId the entity's id, or null
 * @param severity {@code CRITICAL}, {@code WARNING} or {@code INFORMATIONAL}, or null
 * @param status {@code ACTIVE} or {@code NONE}, or null
 * @param type Meta's name of the alert, or null
 * @param description Meta's description, or null
 * @param raw the item as received
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

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppAccountAlert[" + line + ", entityType=" + entityType + ", severity=" + severity + ", type="
                + type + "]";
    }
}
