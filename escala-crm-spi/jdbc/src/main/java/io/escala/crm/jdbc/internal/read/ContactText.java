package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.joining;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.ContactFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of the table {@code t} whom a text finds. Each part of it that finds few contacts names them; a part that finds many is looked up
 * for each contact.
 *
 * @param condition the condition
 * @param few whether all contacts are named
 */
record ContactText(SqlCondition condition, boolean few) {
    private static final String CONTACT = "c/";

    static ContactText of(SqlSession session, AccountId account, ContactFilter text, int most) throws SQLException {
        List<SqlCondition> alternatives = new ArrayList<>();
        Set<String> named = new HashSet<>();
        boolean few = true;
        for (ContactFilter part : parts(text)) {
            Set<String> found = found(session, account, part, most);
            if (found == null) {
                alternatives.add(PeopleCondition.each(session.dialect(), part));
                few = false;
            } else {
                named.addAll(found);
            }
        }
        if (!named.isEmpty()) {
            alternatives.add(isOneOf(session, named));
        }
        return new ContactText(SqlCondition.anyOf(alternatives), few);
    }

    /** The condition that a contact is one of these. */
    static SqlCondition isOneOf(SqlSession session, Set<String> contacts) {
        return contacts.isEmpty()
                ? SqlCondition.NEVER
                : new SqlCondition(" AND t.contact " + session.dialect().isOneOf(), params -> params.keys(contacts));
    }

    /** Returns the contacts with one of the keys, at most as many as there are keys. */
    static Set<String> withKeys(SqlSession session, AccountId account, ContactFilter text) throws SQLException {
        ContactFilter keys = new ContactFilter(List.of(), List.of(), null, null, null, null, text.keys());
        Set<String> found = found(session, account, keys, text.keys().size());
        return found == null ? Set.of() : found;
    }

    private static List<ContactFilter> parts(ContactFilter text) {
        List<ContactFilter> parts = new ArrayList<>();
        parts.add(new ContactFilter(text.words(), List.of(), null, null));
        text.digits().forEach(digits -> parts.add(new ContactFilter(List.of(), List.of(digits), null, null)));
        parts.add(new ContactFilter(List.of(), List.of(), text.emailPrefix(), null));
        parts.add(new ContactFilter(List.of(), List.of(), null, text.emailDomain()));
        parts.add(new ContactFilter(List.of(), List.of(), null, null, text.userName(), null, Set.of()));
        parts.add(new ContactFilter(List.of(), List.of(), null, null, null, text.idField(), text.keys()));
        return parts.stream().filter(part -> !part.matchesNothing()).toList();
    }

    /** Returns the contacts whom a part finds; null when they are more than some. */
    private static @Nullable Set<String> found(SqlSession session, AccountId account, ContactFilter part, int most)
            throws SQLException {
        // People of channels have the same words; twice as many are certainly enough contacts.
        if (PeopleQuery.findsMore(session, account, part, 2L * most)) {
            return null;
        }
        List<PeopleQuery> queries = PeopleQuery.of(session.dialect(), account, part);
        if (queries.isEmpty()) {
            return Set.of();
        }
        String sql = IntStream.range(0, queries.size())
                .mapToObj(number -> "SELECT * FROM (SELECT q" + number + ".person AS person FROM ("
                        + queries.get(number).sql() + ") AS q" + number + " WHERE q" + number
                        + ".person < 'd' LIMIT ?) AS p" + number)
                .collect(joining(" UNION ALL "));
        Set<String> found = new HashSet<>(session.list(
                sql,
                params -> {
                    for (PeopleQuery query : queries) {
                        query.binding().bind(params);
                        params.number(most + 1L);
                    }
                },
                row -> row.text().substring(CONTACT.length())));
        return found.size() > most ? null : found;
    }
}
