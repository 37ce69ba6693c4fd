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
 * @param some contacts whom it finds; all of them, if they are few
 * @param common the condition that they have a common word, or null if there is none
 */
record ContactText(
        SqlCondition condition,
        boolean few,
        Set<String> some,
        @Nullable SqlCondition common) {
    private static final String CONTACT = "c/";
    private static final int MANY_WORDS = 3;

    /**
     * How many are named.
     *
     * @param inRow at most so many of those whom words or digits find, which are judged quickly for each contact
     * @param lookedUp at most so many of those whom anything else finds
     * @param common two words of which each is in more names are judged for each contact
     */
    record Most(int inRow, int lookedUp, int common) {
        int of(ContactFilter part) {
            return part.words().isEmpty() && part.digits().isEmpty() ? lookedUp : inRow;
        }
    }

    static ContactText of(SqlSession session, AccountId account, ContactFilter text, Most most) throws SQLException {
        List<SqlCondition> alternatives = new ArrayList<>();
        Set<String> named = new HashSet<>();
        Set<String> some = new HashSet<>();
        SqlCondition common = null;
        boolean few = true;
        for (ContactFilter part : parts(text)) {
            FoundContacts found = found(session, account, part, most.of(part), most.common());
            some.addAll(found.contacts());
            if (found.all()) {
                named.addAll(found.contacts());
            } else {
                SqlCondition judged = FoundInRow.of(session.dialect(), part);
                alternatives.add(judged);
                few = false;
                common = part.words().size() == 1 ? judged : common;
            }
        }
        if (!named.isEmpty()) {
            alternatives.add(isOneOf(session, named));
        }
        return new ContactText(SqlCondition.anyOf(alternatives), few, some, common);
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
        return found(session, account, keys, text.keys().size(), 0).contacts();
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

    /** Returns contacts whom a part finds. */
    private static FoundContacts found(SqlSession session, AccountId account, ContactFilter part, int most, int common)
            throws SQLException {
        // People of channels have the same words; twice as many are certainly enough contacts.
        long enough = part.words().size() > 1 ? common : 2L * most;
        PeopleQuery.Words words = PeopleQuery.Words.of(session, account, part, enough);
        // Three words are hardly ever common together.
        if ((words.fewest() > enough && part.words().size() < MANY_WORDS)
                || PeopleQuery.withDigits(session, account, part) > enough) {
            return new FoundContacts(Set.of(), false);
        }
        List<PeopleQuery> queries = PeopleQuery.of(session.dialect(), account, part, words);
        if (queries.isEmpty()) {
            return new FoundContacts(Set.of(), true);
        }
        String sql = IntStream.range(0, queries.size())
                .mapToObj(number -> "SELECT * FROM (SELECT q" + number + ".person AS person FROM ("
                        + queries.get(number).sql() + ") AS q" + number + " WHERE q" + number
                        + ".person < 'd' LIMIT ?) AS p" + number)
                .collect(joining(" UNION ALL "));
        List<String> found = session.list(
                sql,
                params -> {
                    for (PeopleQuery query : queries) {
                        query.binding().bind(params);
                        params.number(most + 1L);
                    }
                },
                row -> row.text().substring(CONTACT.length()));
        // Some may be found more than once, so that the limit may leave out others.
        return new FoundContacts(new HashSet<>(found), found.size() <= most);
    }

    /**
     * Contacts whom a part of a text finds.
     *
     * @param all whether these are all
     */
    private record FoundContacts(Set<String> contacts, boolean all) {}
}
