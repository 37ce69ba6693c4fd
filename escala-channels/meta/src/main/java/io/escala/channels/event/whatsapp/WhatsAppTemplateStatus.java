package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The status of a template changed: it was approved, rejected, paused, disabled or the like.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param at when Meta created the body, or null
 * @param event the new status, such as {@code APPROVED}, or null
 * @param templateId Meta's id of the template, or null
 * @param name the template's name, or null
 * @param language its language code, such as {@code es_AR}, or null
 * @param category its category, or null
 * @param reason why it was rejected or disabled; {@code NONE} when it was not; or null
 * @param title Meta's name of a pause or its end, such as {@code FIRST_PAUSE}, or null
 * @param description Meta's description of the pause, or null
 * @param disableDate when it is disabled, as Meta writes it, or null
 * @param rejectionReason Meta's explanation of a rejection, or null
 * @param recommendation Meta's advice on the rejection, or null
 * @param raw the item as received
 */
public record WhatsAppTemplateStatus(
        @Nullable LineKey line,
        @Nullable String accountId,
        String kind,
        @Nullable Instant at,
        @Nullable String event,
        @Nullable String templateId,
        @Nullable String name,
        @Nullable String language,
        @Nullable String category,
        @Nullable String reason,
        @Nullable String title,
        @Nullable String description,
        @Nullable String disableDate,
        @Nullable String rejectionReason,
        @Nullable String recommendation,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppTemplateStatus {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppTemplateStatus[" + line + ", event=" + event + ", templateId=" + templateId + "]";
    }
}
