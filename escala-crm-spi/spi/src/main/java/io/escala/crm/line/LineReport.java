package io.escala.crm.line;

import io.escala.crm.AccountId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Meta's latest word on one aspect of a number, Page or account. Of reports on the same aspect and subject the latest wins, at equal times the
 * later end, then the greater value and reason, so the order of arrival does not matter. It belongs to the number itself: a line that is
 * moved to another number has the reports of that one.
 *
 * @param line the number, Page or account
 * @param fact what Meta says
 * @param at when, in milliseconds
 */
public record LineReport(AccountId account, LineKey line, LineFact fact, Instant at) {
    private static final Comparator<LineReport> RANK = Comparator.comparing(LineReport::at)
            .thenComparing(report -> orEpoch(report.fact.until()))
            .thenComparing(report -> report.fact.value())
            .thenComparing(report -> bytes(report.fact.reason()), Arrays::compareUnsigned);

    public LineReport {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(fact, "fact");
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether this report wins over another about the same aspect and subject. */
    public boolean outranks(LineReport other) {
        return RANK.compare(this, other) > 0;
    }

    private static Instant orEpoch(@Nullable Instant until) {
        return until == null ? Instant.EPOCH : until;
    }

    /** The order that databases have too. */
    private static byte[] bytes(@Nullable String reason) {
        return (reason == null ? "" : reason).getBytes(StandardCharsets.UTF_8);
    }
}
