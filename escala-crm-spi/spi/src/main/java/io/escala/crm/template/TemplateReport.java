package io.escala.crm.template;

import io.escala.crm.AccountId;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Meta's latest report about one aspect of a template. The latest time wins, at equal times the greater value, so the order
 * of arrival does not matter.
 *
 * @param value Meta's value, such as {@code PAUSED}, {@code MARKETING} or {@code YELLOW}
 * @param reason Meta's reason, or null
 * @param at when, to the millisecond
 */
public record TemplateReport(
        AccountId account,
        TemplateKey template,
        Aspect aspect,
        String value,
        @Nullable String reason,
        Instant at) {
    /** The aspects that Meta reports on. */
    public enum Aspect {
        /** Whether it may be sent. */
        STATUS,
        /** What it is for. */
        CATEGORY,
        /** How customers react to it. */
        QUALITY
    }

    public TemplateReport {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(aspect, "aspect");
        value = SafeText.storable(Objects.requireNonNull(value, "value"));
        reason = SafeText.name(reason);
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether this report wins over another about the same aspect: it is later, or at the same time with a greater value. */
    public boolean outranks(TemplateReport other) {
        int later = at.compareTo(other.at);
        return later > 0 || (later == 0 && value.compareTo(other.value) > 0);
    }
}
