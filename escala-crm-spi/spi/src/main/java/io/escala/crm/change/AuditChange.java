package io.escala.crm.change;

import io.escala.crm.AccountId;
import io.escala.crm.audit.AuditRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/** A change of the audit trail. Match it with {@link #accept(Cases)}. */
public sealed interface AuditChange extends Change {
    /** The largest number of records that one change deletes. */
    int MAX_PORTION = 1_000;

    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(Change.Cases<R> cases) {
        return cases.audit(this);
    }

    /** One method per variant. */
    interface Cases<R> {
        R appendRecord(AppendRecord change);

        R dropRecords(DropRecords change);
    }

    /**
     * Appends a record; one whose id exists changes nothing. Commutes.
     *
     * @param audit the record
     */
    record AppendRecord(AuditRecord audit) implements AuditChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.appendRecord(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(audit.account());
        }
    }

    /**
     * Deletes the oldest records of an account, at most a portion. In its ChangeSet it comes after the records that are appended. Conflicts
     * with nothing.
     *
     * @param account the account, or {@link AccountId#NONE}
     * @param before records from this time on are kept
     * @param portion how many at most, 1 to {@value #MAX_PORTION}
     */
    record DropRecords(AccountId account, Instant before, int portion) implements AuditChange {
        public DropRecords {
            Objects.requireNonNull(account, "account");
            before = before.truncatedTo(ChronoUnit.MILLIS);
            if (portion < 1 || portion > MAX_PORTION) {
                throw new IllegalArgumentException("portion must be 1 to " + MAX_PORTION + ", is " + portion);
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.dropRecords(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(account);
        }
    }
}
