package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A template's quality score changed.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param at when Meta created the body, or null
 * @param templateId Meta's id of the template, or null
 * @param name the template's name, or null
 * @param language its language code, such as {@code es_AR}, or null
 * @param previousScore the previous score, or null
 * @param newScore {@code GREEN}, {@code YELLOW}, {@code RED} or {@code UNKNOWN}, or null
 * @param raw the item as received
 */
public record WhatsAppTemplateQuality(
        @Nullable LineKey line,
        @Nullable String accountId,
        String kind,
        @Nullable Instant at,
        @Nullable String templateId,
        @Nullable String name,
        @Nullable String language,
        @Nullable String previousScore,
        @Nullable String newScore,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppTemplateQuality {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppTemplateQuality[" + line + ", templateId=" + templateId + ", newScore=" + newScore + "]";
    }
}
