package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.joining;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.ContactFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a text finds among the contacts of the table {@code t}. Each part of it that finds few contacts names them; a part that finds many is
 * judged for each contact. For one page or one count, in which nothing is looked for twice. Not thread-safe.
 */
final class ContactText {
    private static final String CONTACT = "c/";
    private static final int MANY_WORDS = 3;

    /** Reading so many times as many people as are named takes less time than reading all names that begin with a common one. */
    private static final int RARE = 10;

    /** Of so many times as many people as are named some are no contacts, and there may be fewer than the words let expect. */
    private static final int CERTAINLY = 3;

    private final SqlSession session;
    private final AccountId account;
    private final ContactFilter text;
    private final Most most;
    private final Map<ContactFilter, FoundContacts> found = new HashMap<>();
    private final Map<ContactFilter, NameWords> words = new HashMap<>();

    ContactText(SqlSession session, AccountId account, ContactFilter text, Most most) {
        this.session = session;
        this.account = account;
        this.text = text;
        this.most = most;
    }

    /**
     * How many are named.
     *
     * @param inRow at most so many of those whom words or digits find, which are judged quickly for each contact
     * @param byKey at most so many of those whom e-mail addresses and other keys find
     * @param read at most so many of those whom user names find, for which people are read; so many named ones are read by their ids, and more are
     *     told apart by these in the order of the list
     * @param common two words of which each is in more names are judged for each contact
     * @param together whether they are found nevertheless, where an engine finds several words together
     * @param ofDomain a set is made of at most so many whom the domain of an e-mail address finds
     */
    record Most(int inRow, int byKey, int read, int common, boolean together, int ofDomain) {
        private int of(ContactFilter part) {
            if (!part.words().isEmpty() || !part.digits().isEmpty()) {
                return inRow;
            }
            return part.userName() == null ? byKey : read;
        }
    }

    /**
     * The contacts whom a text finds.
     *
     * @param condition the condition
     * @param few whether all contacts are named, and so few that they are read by their keys
     * @param inRow whether the row of a contact tells whether it is found
     * @param some contacts whom it finds; all of them, if they are few
     */
    record Result(SqlCondition condition, boolean few, boolean inRow, Set<String> some) {}

    /** Returns the condition that a contact is one of these. */
    static SqlCondition isOneOf(SqlSession session, Set<String> contacts) {
        return contacts.isEmpty()
                ? SqlCondition.NEVER
                : new SqlCondition(" AND t.contact " + session.dialect().isOneOf(), params -> params.keys(contacts));
    }

    /**
     * The condition that a contact, judged together with other conditions, is one of these: for a plan made without knowing how many they are an
     * engine might compare each contact with all of them.
     */
    private SqlCondition isAmong(Set<String> contacts) {
        return new SqlCondition(
                SqlCondition.AND
                        + session.dialect()
                                .isAmong("t.contact", session.dialect().eachKey()),
                params -> params.keys(contacts));
    }

    /** Returns the contacts with one of the keys, at most as many as there are keys. */
    Set<String> exact() throws SQLException {
        ContactFilter keys = new ContactFilter(List.of(), List.of(), null, null, null, null, text.keys());
        return found(keys).contacts();
    }

    /**
     * Returns the contacts who have all of several words of which one is rare, or that an engine soon finds together, or that hardly anybody has
     * together; null when there are no such words, or many contacts.
     */
    @Nullable
    Set<String> withAllWords() throws SQLException {
        ContactFilter part = partWithWords();
        if (part.words().size() < 2
                || (words(part).fewest() > (long) RARE * most.inRow()
                        && !words(part).areWhole()
                        && !words(part).areTogetherIn(most.inRow()))) {
            return null;
        }
        FoundContacts rare = found(part);
        return rare.all() ? rare.contacts() : null;
    }

    /** Returns the condition that contacts have the only word, if it is a common one; null otherwise. */
    @Nullable
    SqlCondition commonWord() throws SQLException {
        ContactFilter part = partWithWords();
        return part.words().size() == 1 && words(part).fewest() > enough(part)
                ? FoundInRow.of(session.dialect(), part)
                : null;
    }

    /** Finds the contacts. */
    Result result() throws SQLException {
        Set<String> some = new HashSet<>();
        for (ContactFilter part : parts()) {
            some.addAll(found(part).contacts());
        }
        List<ContactFilter> many = many();
        boolean few = many.isEmpty() && some.size() <= most.read();
        return new Result(
                few ? isOneOf(session, some) : condition(judged(many)),
                few,
                many.stream().allMatch(FoundInRow::tells),
                some);
    }

    /**
     * Returns a list with the contacts whom the text finds. Those of whom a row does not tell it are put into a set, which takes less time than to
     * look up each of many contacts.
     */
    ContactList in(ContactList list) throws SQLException {
        List<ContactFilter> judged = new ArrayList<>();
        List<PeopleQuery> queries = new ArrayList<>();
        for (ContactFilter part : many()) {
            if (FoundInRow.tells(part) || isTooLarge(part)) {
                judged.add(part);
            } else {
                queries.addAll(PeopleQuery.of(session.dialect(), account, part));
            }
        }
        List<SqlCondition> alternatives = judged(judged);
        if (queries.isEmpty()) {
            return list.and(condition(alternatives));
        }
        ContactSet set = ContactSet.of(session.dialect(), queries);
        alternatives.add(set.condition());
        return list.with(set).and(condition(alternatives));
    }

    /** The parts of which not all contacts are named. */
    private List<ContactFilter> many() throws SQLException {
        List<ContactFilter> many = new ArrayList<>();
        for (ContactFilter part : parts()) {
            if (!found(part).all()) {
                many.add(part);
            }
        }
        return many;
    }

    private List<SqlCondition> judged(List<ContactFilter> parts) {
        List<SqlCondition> judged = new ArrayList<>();
        parts.forEach(part -> judged.add(FoundInRow.of(session.dialect(), part)));
        return judged;
    }

    /** Whether the domain of an e-mail address is that of very many. */
    private boolean isTooLarge(ContactFilter part) throws SQLException {
        if (part.emailDomain() == null) {
            return false;
        }
        PeopleQuery query = PeopleQuery.of(session.dialect(), account, part).get(0);
        return session.list(
                                "SELECT COUNT(*) FROM (" + query.sql() + " LIMIT ?) AS n",
                                params -> {
                                    query.binding().bind(params);
                                    params.number(most.ofDomain() + 1L);
                                },
                                row -> row.number())
                        .get(0)
                > most.ofDomain();
    }

    /** One of the alternatives, or the contact is named. */
    private SqlCondition condition(List<SqlCondition> alternatives) throws SQLException {
        Set<String> named = new HashSet<>();
        for (ContactFilter part : parts()) {
            if (found(part).all()) {
                named.addAll(found(part).contacts());
            }
        }
        List<SqlCondition> all = new ArrayList<>(alternatives);
        if (!named.isEmpty()) {
            all.add(isAmong(named));
        }
        return SqlCondition.anyOf(all);
    }

    private ContactFilter partWithWords() {
        return new ContactFilter(text.words(), List.of(), null, null);
    }

    private List<ContactFilter> parts() {
        List<ContactFilter> parts = new ArrayList<>();
        parts.add(partWithWords());
        text.digits().forEach(digits -> parts.add(new ContactFilter(List.of(), List.of(digits), null, null)));
        parts.add(new ContactFilter(List.of(), List.of(), text.emailPrefix(), null));
        parts.add(new ContactFilter(List.of(), List.of(), null, text.emailDomain()));
        parts.add(new ContactFilter(List.of(), List.of(), null, null, text.userName(), null, Set.of()));
        parts.add(new ContactFilter(List.of(), List.of(), null, null, null, text.idField(), text.keys()));
        return parts.stream().filter(part -> !part.matchesNothing()).toList();
    }

    /** People of channels have the same words; twice as many are certainly enough contacts. */
    private long enough(ContactFilter part) {
        return part.words().size() > 1 ? most.common() : 2L * most.of(part);
    }

    /** Few people with the same digits are no contacts. */
    private boolean haveManyDigits(ContactFilter part) throws SQLException {
        long many = most.of(part) * 6L / 5;
        return PeopleWithDigits.about(session, account, part, many) > many;
    }

    private NameWords words(ContactFilter part) throws SQLException {
        NameWords known = words.get(part);
        if (known == null) {
            known = NameWords.of(session, account, part, enough(part));
            words.put(part, known);
        }
        return known;
    }

    /** Returns contacts whom a part finds. */
    private FoundContacts found(ContactFilter part) throws SQLException {
        FoundContacts contacts = found.get(part);
        if (contacts == null) {
            contacts = find(part);
            found.put(part, contacts);
        }
        return contacts;
    }

    /** Whether the words of a part are judged for each contact. Three are hardly ever common together. */
    private boolean areCommon(ContactFilter part) throws SQLException {
        int number = part.words().size();
        if (number == 0 || number >= MANY_WORDS) {
            return false;
        }
        NameWords known = words(part);
        boolean together = number == 2
                && ((most.together() && NameWords.areFoundTogether(session.dialect()))
                        || known.areWhole()
                        || known.areTogetherIn(most.inRow()));
        return !together && (known.fewest() > enough(part) || known.likely() > (long) CERTAINLY * most.inRow());
    }

    private FoundContacts find(ContactFilter part) throws SQLException {
        if (areCommon(part) || haveManyDigits(part)) {
            return new FoundContacts(Set.of(), false);
        }
        List<PeopleQuery> queries = PeopleQuery.of(session.dialect(), account, part, words(part));
        if (queries.isEmpty()) {
            return new FoundContacts(Set.of(), true);
        }
        String sql = IntStream.range(0, queries.size())
                .mapToObj(number -> "SELECT * FROM (SELECT q" + number + ".person AS person FROM ("
                        + queries.get(number).sql() + ") AS q" + number + " WHERE q" + number
                        + ".person < 'd' LIMIT ?) AS p" + number)
                .collect(joining(" UNION ALL "));
        int named = most.of(part);
        List<String> contacts = session.list(
                sql,
                params -> {
                    for (PeopleQuery query : queries) {
                        query.binding().bind(params);
                        params.number(named + 1L);
                    }
                },
                row -> row.text().substring(CONTACT.length()));
        // Some may be found more than once, so that the limit may leave out others.
        return new FoundContacts(new HashSet<>(contacts), contacts.size() <= named);
    }

    /**
     * Contacts whom a part of a text finds.
     *
     * @param all whether these are all
     */
    private record FoundContacts(Set<String> contacts, boolean all) {}
}
