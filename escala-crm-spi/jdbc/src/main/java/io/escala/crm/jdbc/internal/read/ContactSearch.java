package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.joining;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.store.ContactFilter;
import java.sql.SQLException;
import java.util.List;

/** The predicate of a contact search: those of the people found who are contacts. */
final class ContactSearch {
    private final List<PeopleQuery> parts;

    ContactSearch(AccountId account, ContactFilter filter) {
        parts = PeopleQuery.of(account, filter);
    }

    boolean matchesNothing() {
        return parts.isEmpty();
    }

    /** Returns the SQL of the ids, without duplicates. Contacts are those whose name begins with {@code c/}. */
    String ids() {
        return "SELECT DISTINCT SUBSTR(u.person, 3) AS id FROM ("
                + parts.stream().map(PeopleQuery::sql).collect(joining(" UNION ALL "))
                + ") AS u WHERE u.person < 'd'";
    }

    void bind(Params params) throws SQLException {
        for (PeopleQuery part : parts) {
            part.binding().bind(params);
        }
    }
}
