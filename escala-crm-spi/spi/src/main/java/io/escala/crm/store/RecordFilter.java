package io.escala.crm.store;

import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects records. All conditions must match. Immutable: each step returns a copy with one condition more.
 *
 * @param kinds any of these; empty for every kind
 * @param state those that are open, those that are done, or both
 * @param owner only those of this user; null for all, those of nobody too
 * @param contact only those about this contact; null for all
 * @param company only those about this company; null for all
 * @param dueBefore only those due before this time, to the millisecond; null for all, those never due too
 */
public record RecordFilter(
        Set<RecordKind> kinds,
        State state,
        @Nullable UserId owner,
        @Nullable ContactId contact,
        @Nullable CompanyId company,
        @Nullable Instant dueBefore) {
    /** Whether records are done. */
    public enum State {
        OPEN,
        DONE,
        ALL
    }

    /** Matches every record. */
    public static final RecordFilter EVERYTHING = new RecordFilter(Set.of(), State.ALL, null, null, null, null);

    public RecordFilter {
        kinds = Set.copyOf(kinds);
        Objects.requireNonNull(state, "state");
        dueBefore = dueBefore == null ? null : dueBefore.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Selects those of some kinds; empty for every kind. */
    public RecordFilter of(Set<RecordKind> wanted) {
        return new RecordFilter(wanted, state, owner, contact, company, dueBefore);
    }

    /** Selects those that are open, those that are done, or both. */
    public RecordFilter in(State wanted) {
        return new RecordFilter(kinds, wanted, owner, contact, company, dueBefore);
    }

    /** Selects those of a user. */
    public RecordFilter ownedBy(UserId wanted) {
        Objects.requireNonNull(wanted, "wanted");
        return new RecordFilter(kinds, state, wanted, contact, company, dueBefore);
    }

    /** Selects those about a contact. */
    public RecordFilter about(ContactId wanted) {
        Objects.requireNonNull(wanted, "wanted");
        return new RecordFilter(kinds, state, owner, wanted, company, dueBefore);
    }

    /** Selects those about a company. */
    public RecordFilter about(CompanyId wanted) {
        Objects.requireNonNull(wanted, "wanted");
        return new RecordFilter(kinds, state, owner, contact, wanted, dueBefore);
    }

    /** Selects those due before a time. */
    public RecordFilter due(Instant before) {
        Objects.requireNonNull(before, "before");
        return new RecordFilter(kinds, state, owner, contact, company, before);
    }

    /** Returns whether a record matches. */
    public boolean matches(CrmRecord record) {
        return (kinds.isEmpty() || kinds.contains(record.kind()))
                && (state == State.ALL || (state == State.OPEN) == record.open())
                && (owner == null || owner.equals(record.owner()))
                && (contact == null || contact.equals(record.contact()))
                && (company == null || company.equals(record.company()))
                && (dueBefore == null || isBefore(record.due(), dueBefore));
    }

    private static boolean isBefore(@Nullable Instant due, Instant limit) {
        return due != null && due.isBefore(limit);
    }
}
