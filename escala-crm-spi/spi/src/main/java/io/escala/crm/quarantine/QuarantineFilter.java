package io.escala.crm.quarantine;

import io.escala.crm.line.LineKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the quarantine. Everything that is named must fit.
 *
 * @param reasons any of these; empty for whatever the reason
 * @param line what came through this line, or null for any and none
 * @param before what was quarantined before this, or null for any time
 */
public record QuarantineFilter(
        Set<QuarantinedItem.Reason> reasons,
        @Nullable LineKey line,
        @Nullable Instant before) {
    /** All of it. */
    public static final QuarantineFilter EVERYTHING = new QuarantineFilter(Set.of(), null, null);

    /** Copies the reasons; the time is kept in milliseconds. */
    public QuarantineFilter {
        reasons = Set.copyOf(reasons);
        before = before == null ? null : before.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Whether an item fits.
     *
     * @param item the item
     * @return true when everything named fits
     */
    public boolean matches(QuarantinedItem item) {
        return (reasons.isEmpty() || reasons.contains(item.reason()))
                && (line == null || line.equals(item.line()))
                && (before == null || item.at().isBefore(before));
    }
}
