package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.audit.AuditFilter;
import io.escala.crm.audit.AuditRecord;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the audit trail. */
public interface AuditReads {
    /**
     * Lists audit records.
     *
     * @param account the account, or {@link AccountId#NONE} for what the host did outside any
     * @param after start of the page: the text of an {@link AuditPosition}, or null for the first
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return records that match, newest first, ties by the greater id
     */
    default CursorPage<AuditRecord> auditRecords(
            AccountId account, AuditFilter filter, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("this store does not read auditRecords yet");
    }

    /**
     * Returns the time of the oldest audit record of an account.
     *
     * @param account the account, or {@link AccountId#NONE}
     * @return the time, or empty when there is none
     */
    default Optional<Instant> oldestAuditRecord(AccountId account) {
        throw new UnsupportedOperationException("this store does not read oldestAuditRecord yet");
    }
}
