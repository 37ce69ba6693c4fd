package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.joining;

import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.record.RecordKind;
import io.escala.crm.store.RecordFilter;
import java.time.Instant;
import java.util.Arrays;

/** The condition of a filter of records on the table {@code t}. */
final class RecordCondition {
    /** Every kind is all that this version knows, so that a page and a count are the same. */
    private static final SqlCondition KNOWN_KINDS = SqlCondition.of(Arrays.stream(RecordKind.values())
            .map(kind -> "'" + StoredNames.RECORD.tag(kind) + "'")
            .collect(joining(", ", " AND t.kind IN (", ")")));

    private RecordCondition() {}

    static SqlCondition of(Dialect dialect, RecordFilter filter) {
        SqlCondition condition = filter.kinds().isEmpty()
                ? KNOWN_KINDS
                : SqlCondition.oneOf(dialect, "t.kind", QuerySupport.texts(filter.kinds(), StoredNames.RECORD::tag));
        UserId owner = filter.owner();
        ContactId contact = filter.contact();
        CompanyId company = filter.company();
        Instant due = filter.dueBefore();
        if (owner != null) {
            condition = condition.and(is("t.owner", owner.value()));
        }
        if (contact != null) {
            condition = condition.and(is("t.contact", contact.value()));
        }
        if (company != null) {
            condition = condition.and(is("t.company", company.value()));
        }
        if (due != null) {
            condition = condition.and(new SqlCondition(" AND t.due < ?", params -> params.time(due)));
        }
        return condition.and(SqlCondition.of(
                switch (filter.state()) {
                    case OPEN -> " AND t.done_at IS NULL";
                    case DONE -> " AND t.done_at IS NOT NULL";
                    case ALL -> "";
                }));
    }

    private static SqlCondition is(String column, String value) {
        return new SqlCondition(" AND " + column + " = ?", params -> params.text(value));
    }
}
