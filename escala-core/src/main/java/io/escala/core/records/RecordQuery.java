package io.escala.core.records;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.record.RecordKind;
import io.escala.crm.store.RecordFilter;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;

/** Which records are wanted; all conditions must match. Immutable. */
@CheckReturnValue
public final class RecordQuery {
    private final RecordFilter filter;

    private RecordQuery(RecordFilter filter) {
        this.filter = filter;
    }

    /** Wants all records, done or not. */
    public static RecordQuery all() {
        return new RecordQuery(RecordFilter.EVERYTHING);
    }

    /** Wants records that are still to be done. */
    public static RecordQuery open() {
        return new RecordQuery(RecordFilter.EVERYTHING.in(RecordFilter.State.OPEN));
    }

    /** Wants records that are done. */
    public static RecordQuery done() {
        return new RecordQuery(RecordFilter.EVERYTHING.in(RecordFilter.State.DONE));
    }

    /** Wants only these kinds; none for every kind. */
    public RecordQuery ofKind(RecordKind... kinds) {
        EnumSet<RecordKind> wanted = EnumSet.noneOf(RecordKind.class);
        wanted.addAll(Arrays.asList(Objects.requireNonNull(kinds, "kinds")));
        return new RecordQuery(filter.of(wanted));
    }

    /** Wants only those of a user. */
    public RecordQuery ownedBy(UserId owner) {
        return new RecordQuery(filter.ownedBy(Objects.requireNonNull(owner, "owner")));
    }

    /** Wants only those about a contact. */
    public RecordQuery about(ContactId contact) {
        return new RecordQuery(filter.about(Objects.requireNonNull(contact, "contact")));
    }

    /** Wants only those about a company. */
    public RecordQuery aboutCompany(CompanyId company) {
        return new RecordQuery(filter.about(Objects.requireNonNull(company, "company")));
    }

    /** Wants only those due before a time, to the millisecond. */
    public RecordQuery dueBefore(Instant time) {
        return new RecordQuery(filter.due(Objects.requireNonNull(time, "time")));
    }

    /** Returns the conditions, as stores take them. */
    public RecordFilter toFilter() {
        return filter;
    }

    @Override
    public String toString() {
        return "RecordQuery[" + filter + "]";
    }
}
