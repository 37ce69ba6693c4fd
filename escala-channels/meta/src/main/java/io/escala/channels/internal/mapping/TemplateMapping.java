package io.escala.channels.internal.mapping;

import io.escala.channels.event.whatsapp.WhatsAppTemplateCategory;
import io.escala.channels.event.whatsapp.WhatsAppTemplateQuality;
import io.escala.channels.event.whatsapp.WhatsAppTemplateStatus;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Quarantined;
import io.escala.core.channel.TemplateReported;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport.Aspect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Maps reports on templates. Templates belong to the WhatsApp Business Account, so no line is named. */
final class TemplateMapping {
    private static final String NO_REASON = "NONE";

    private TemplateMapping() {}

    static ChannelEvent status(WhatsAppTemplateStatus status) {
        String reason = NO_REASON.equals(status.reason()) ? null : status.reason();
        return report(
                new Named(status.accountId(), status.name(), status.language(), status.kind(), status.raw()),
                Aspect.STATUS,
                status.event(),
                reason == null ? status.title() : reason,
                status.at());
    }

    /** An announcement or recommendation has a {@code correctCategory} and changes nothing yet, so it is kept raw. */
    static ChannelEvent category(WhatsAppTemplateCategory category) {
        boolean changed = category.correctCategory() == null;
        Named template =
                new Named(category.accountId(), category.name(), category.language(), category.kind(), category.raw());
        return changed
                ? report(template, Aspect.CATEGORY, category.newCategory(), null, category.at())
                : template.keptRaw();
    }

    static ChannelEvent quality(WhatsAppTemplateQuality quality) {
        return report(
                new Named(quality.accountId(), quality.name(), quality.language(), quality.kind(), quality.raw()),
                Aspect.QUALITY,
                quality.newScore(),
                null,
                quality.at());
    }

    private static ChannelEvent report(
            Named template, Aspect aspect, @Nullable String value, @Nullable String reason, @Nullable Instant at) {
        String waba = template.wabaId();
        String name = template.name();
        String language = template.language();
        if (waba == null || name == null || language == null || value == null || value.isBlank()) {
            return template.keptRaw();
        }
        if (!TemplateKey.canBe(waba, name, language)) {
            return template.quarantined(QuarantinedItem.Reason.MALFORMED, "the name of the template cannot be kept");
        }
        // Webhooks write language codes with an underscore or a hyphen, sends only with an underscore.
        return new TemplateReported(waba, name, language.replace('-', '_'), aspect, value, reason, at, template.raw());
    }

    private record Named(
            @Nullable String wabaId,
            @Nullable String name,
            @Nullable String language,
            String kind,
            RawBytes raw) {
        ChannelEvent keptRaw() {
            return quarantined(QuarantinedItem.Reason.UNRECOGNIZED, kind);
        }

        ChannelEvent quarantined(QuarantinedItem.Reason reason, String detail) {
            return new Quarantined(null, StorableIds.usable(wabaId), reason, detail, raw);
        }
    }
}
