package io.escala.crm.audit;

import io.escala.crm.AccountId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That somebody did something, or was denied it. It holds ids, constants and names of fields, never names, texts, numbers or addresses of
 * people. It is never changed, and deleted when its time is over.
 *
 * @param account the account, or {@link AccountId#NONE} for what the host did outside any
 * @param at when it was decided, to the millisecond
 * @param by who did it
 * @param operation what was done
 * @param subject what it was done to, or null for the account as a whole
 * @param reasons why it was denied, as names of constants, without repeats and sorted; none for what was done
 * @param fields the fields that were changed, as names of constants, without repeats and sorted; none for what was denied
 */
public record AuditRecord(
        AccountId account,
        AuditRecordId id,
        Instant at,
        AuditActor by,
        AuditOperation operation,
        @Nullable AuditSubject subject,
        List<String> reasons,
        List<String> fields) {
    private static final int LONGEST_NAME = 64;

    /**
     * Truncates the time to milliseconds, and sorts the names.
     *
     * @throws IllegalArgumentException when something was denied and changed fields, or when a reason or field is no name of a constant:
     *     1 to 64 ASCII capitals, digits and {@code _}
     */
    public AuditRecord {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        at = at.truncatedTo(ChronoUnit.MILLIS);
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(operation, "operation");
        reasons = names("reasons", reasons);
        fields = names("fields", fields);
        if (!reasons.isEmpty() && !fields.isEmpty()) {
            throw new IllegalArgumentException("what was denied has changed nothing");
        }
    }

    private static List<String> names(String component, List<String> names) {
        if (!names.stream().allMatch(AuditRecord::isName)) {
            throw new IllegalArgumentException(component + " must be names of constants");
        }
        return names.stream().distinct().sorted().toList();
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.chars().allMatch(c -> c == '_' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    }

    /** Returns what became of it: denied exactly when there are reasons. */
    public AuditResult result() {
        return reasons.isEmpty() ? AuditResult.DONE : AuditResult.DENIED;
    }
}
