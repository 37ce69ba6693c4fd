package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text of a template was changed.
 *
 * @param line the business number, or null
 * @param accountId the WhatsApp Business account, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param at when Meta created the body, or null
 * @param templateId Meta's id of the template, or null
 * @param name the template's name, or null
 * @param language its language code, such as {@code es_AR}, or null
 * @param title header text, or null
 * @param body body text, or null
 * @param footer footer text, or null
 * @param buttons its buttons
 * @param raw the item as received
 */
public record WhatsAppTemplateComponents(
        @Nullable LineKey line,
        @Nullable String accountId,
        String kind,
        @Nullable Instant at,
        @Nullable String templateId,
        @Nullable String name,
        @Nullable String language,
        @Nullable String title,
        @Nullable String body,
        @Nullable String footer,
        List<WhatsAppTemplateButton> buttons,
        RawBytes raw)
        implements WhatsAppEvent {
    public WhatsAppTemplateComponents {
        Objects.requireNonNull(kind, "kind");
        buttons = List.copyOf(buttons);
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppTemplateComponents[" + line + ", templateId=" + templateId + "]";
    }
}
