package io.escala.crm.audit;

import io.escala.crm.account.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects audit records. All conditions must match.
 *
 * @param from only records from this time on; null for any time
 * @param before only records before this time; null for any time
 * @param user only records of this user; null for every actor
 * @param operations any of these; empty for every operation
 * @param subject only records about this; null for all
 * @param result only what was done or only what was denied; null for both
 */
public record AuditFilter(
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable UserId user,
        Set<AuditOperation> operations,
        @Nullable AuditSubject subject,
        @Nullable AuditResult result) {
    /** Matches every record. */
    public static final AuditFilter EVERYTHING = new AuditFilter(null, null, null, Set.of(), null, null);

    /**
     * Truncates times to milliseconds.
     *
     * @throws IllegalArgumentException when it asks for what this version does not know
     */
    public AuditFilter {
        from = from == null ? null : from.truncatedTo(ChronoUnit.MILLIS);
        before = before == null ? null : before.truncatedTo(ChronoUnit.MILLIS);
        operations = Set.copyOf(operations);
        if (operations.contains(AuditOperation.UNKNOWN)
                || (subject != null && subject.kind() == AuditSubject.Kind.UNKNOWN)) {
            throw new IllegalArgumentException("what this version does not know cannot be asked for");
        }
    }

    /** Returns whether a record matches all conditions. */
    public boolean matches(AuditRecord one) {
        return (from == null || !one.at().isBefore(from))
                && (before == null || one.at().isBefore(before))
                && (user == null || user.equals(one.by().user()))
                && (operations.isEmpty() || operations.contains(one.operation()))
                && (subject == null || Objects.equals(subject, one.subject()))
                && (result == null || result == one.result());
    }
}
