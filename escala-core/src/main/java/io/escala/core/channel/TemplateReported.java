package io.escala.core.channel;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Meta reported on a template. It names no line, because templates belong to the WhatsApp Business Account.
 *
 * @param wabaId the WhatsApp Business Account
 * @param name the template's name
 * @param language its language code, such as {@code es_AR}
 * @param aspect the aspect reported on
 * @param value Meta's value
 * @param reason Meta's reason, or null
 * @param at Meta's timestamp; null when it is unusable
 * @param raw the item as received
 */
public record TemplateReported(
        String wabaId,
        String name,
        String language,
        TemplateReport.Aspect aspect,
        String value,
        @Nullable String reason,
        @Nullable Instant at,
        RawBytes raw)
        implements ChannelEvent {
    /** Validates that business account, name and language form a {@link TemplateKey}. */
    public TemplateReported {
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
        if (!TemplateKey.canBe(wabaId, name, language)) {
            throw new IllegalArgumentException("no store can keep the names of the template");
        }
        Objects.requireNonNull(aspect, "aspect");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public @Nullable LineKey line() {
        return null;
    }

    @Override
    public Party party() {
        return Party.UNNAMED;
    }

    @Override
    public @Nullable String messageId() {
        return null;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.templateReported(this);
    }
}
