package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Meta moved a template to another category, or announces or recommends that. Prices depend on the category. A warning has a
 * {@code correctCategory}; its {@code newCategory} is the one still in force.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param at when Meta created the body, or null
 * @param templateId Meta's id of the template, or null
 * @param name the template's name, or null
 * @param language its language code, such as {@code es_AR}, or null
 * @param previousCategory the previous category, or null
 * @param newCategory the category in force, or null
 * @param correctCategory the category it will or should have, or null
 * @param effectiveAt when the change takes effect, or null
 * @param raw the item as received
 */
public record WhatsAppTemplateCategory(
        @Nullable LineKey line,
        @Nullable String accountId,
        String kind,
        @Nullable Instant at,
        @Nullable String templateId,
        @Nullable String name,
        @Nullable String language,
        @Nullable String previousCategory,
        @Nullable String newCategory,
        @Nullable String correctCategory,
        @Nullable Instant effectiveAt,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppTemplateCategory {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppTemplateCategory[" + line + ", templateId=" + templateId + ", newCategory=" + newCategory
                + ", correctCategory=" + correctCategory + "]";
    }
}
