package io.escala.crm.template;

import io.escala.crm.AccountId;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Meta last reported about one side of a template. The latest by time holds, of the same time the greater value: any order
 * ends the same.
 *
 * @param account the account
 * @param template which
 * @param aspect what it is about
 * @param value Meta's word, such as {@code PAUSED}, {@code MARKETING} or {@code YELLOW}
 * @param reason why, in Meta's words, or null
 * @param at when, in milliseconds
 */
public record TemplateReport(
        AccountId account,
        TemplateKey template,
        Aspect aspect,
        String value,
        @Nullable String reason,
        Instant at) {
    /** What Meta reports about. */
    public enum Aspect {
        /** Whether it may be sent. */
        STATUS,
        /** What it is for. */
        CATEGORY,
        /** How people take it. */
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

    /**
     * Whether this report holds over another about the same.
     *
     * @param other the other
     * @return true when it is later, or of the same time and its value greater
     */
    public boolean outranks(TemplateReport other) {
        int later = at.compareTo(other.at);
        return later > 0 || (later == 0 && value.compareTo(other.value) > 0);
    }
}
