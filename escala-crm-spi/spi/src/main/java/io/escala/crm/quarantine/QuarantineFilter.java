package io.escala.crm.quarantine;

import io.escala.crm.line.LineKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects quarantined items. All conditions must match.
 *
 * @param reasons any of these; empty for every reason
 * @param line only items that came through this line; null for all
 * @param before only items quarantined before this; null for any time
 */
public record QuarantineFilter(
        Set<QuarantinedItem.Reason> reasons,
        @Nullable LineKey line,
        @Nullable Instant before) {
    /** Matches every item. */
    public static final QuarantineFilter EVERYTHING = new QuarantineFilter(Set.of(), null, null);

    /** Truncates the time to milliseconds. */
    public QuarantineFilter {
        reasons = Set.copyOf(reasons);
        before = before == null ? null : before.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether an item matches all conditions. */
    public boolean matches(QuarantinedItem item) {
        return (reasons.isEmpty() || reasons.contains(item.reason()))
                && (line == null || line.equals(item.line()))
                && (before == null || item.at().isBefore(before));
    }
}
