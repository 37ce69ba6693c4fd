package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.joining;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.ContactFilter;
import java.sql.SQLException;
import java.util.List;

/** The predicate of a contact search: those of the people found who are contacts, whose name begins with {@code c/}. */
final class ContactSearch {
    private static final String CONTACT = "c/";

    private final AccountId account;
    private final ContactFilter filter;
    private final List<PeopleQuery> parts;

    ContactSearch(Dialect dialect, AccountId account, ContactFilter filter) {
        this.account = account;
        this.filter = filter;
        parts = PeopleQuery.of(dialect, account, filter);
    }

    boolean matchesNothing() {
        return parts.isEmpty();
    }

    /**
     * Returns the condition on the id of a page. Of a few people those of the page are named, so that no engine goes through all contacts
     * to find them.
     *
     * @param after the id before the page
     */
    SqlCondition condition(SqlSession session, String after, long limit) throws SQLException {
        List<String> found = PeopleQuery.found(session, account, filter, PeopleCondition.FEW + 1L);
        if (found.size() > PeopleCondition.FEW) {
            return new SqlCondition(" AND id > ? AND id IN (" + ids() + ")", params -> {
                params.text(after);
                bind(params);
            });
        }
        List<String> page = found.stream()
                .filter(person -> person.startsWith(CONTACT))
                .map(person -> person.substring(CONTACT.length()))
                .filter(contact -> contact.compareTo(after) > 0)
                .distinct()
                .sorted()
                .limit(limit)
                .toList();
        return new SqlCondition(" AND id " + session.dialect().isOneOf(), params -> params.keys(page));
    }

    /** Returns the SQL of the ids, without duplicates. */
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
