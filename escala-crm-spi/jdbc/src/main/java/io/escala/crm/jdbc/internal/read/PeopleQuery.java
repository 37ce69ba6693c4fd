package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.joining;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.FoundKeys;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.jdbc.internal.engine.TermSearch;
import io.escala.crm.store.ContactFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The people whom a search finds, by the tables that were made for it: one query for each part of the filter.
 *
 * @param sql gives the column {@code person}: {@code c/} and a contact, or {@code i/} and an identity without one
 */
record PeopleQuery(String sql, SqlSession.Binding binding) {
    /** Sorts after every text with the same prefix. */
    static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    /** Before the names of people who are no contacts, and behind those of contacts. */
    static final String STRANGERS = "d";

    /** The aliases {@code a} that are user names; as the index of these says it. */
    static final String USER_NAME = "a.kind IN ('instagram-user-name', 'whatsapp-user-name') AND a.valid_to IS NULL";

    /** Returns the name of a person who is a contact. */
    static String person(ContactId contact) {
        return "c/" + contact;
    }

    /** Returns one query for each part of a filter; none when it can find nobody. */
    static List<PeopleQuery> of(Dialect dialect, AccountId account, ContactFilter filter) {
        return of(dialect, account, filter, NameWords.uncounted(filter));
    }

    /**
     * Returns one query for each part of a filter; none when it can find nobody.
     *
     * @param words its words
     */
    static List<PeopleQuery> of(Dialect dialect, AccountId account, ContactFilter filter, NameWords words) {
        List<PeopleQuery> parts = new ArrayList<>();
        if (!words.rarestFirst().isEmpty()) {
            parts.add(withWords(dialect, account, words));
        }
        digits(filter).forEach(digits -> parts.add(withDigits(dialect, account, digits)));
        String domain = filter.emailDomain();
        if (domain != null) {
            parts.add(new PeopleQuery(
                    "SELECT 'c/' || k.contact AS person FROM escala_contact_keys k"
                            + dialect.by("escala_contact_keys_domain") + " WHERE k.account = ? AND k.kind = 'email'"
                            + " AND " + domain(dialect) + " >= ? AND " + domain(dialect) + " < ?",
                    params -> params.text(account.value()).text("@" + domain).text("@" + domain + LAST)));
        }
        String prefix = filter.emailPrefix();
        if (prefix != null) {
            parts.add(beginning(account, ContactKeyKind.EMAIL, prefix));
        }
        byOtherKeys(parts, account, filter);
        return parts;
    }

    private static void byOtherKeys(List<PeopleQuery> parts, AccountId account, ContactFilter filter) {
        String userName = filter.userName();
        if (userName != null) {
            parts.add(new PeopleQuery(
                    "SELECT 'c/' || i.contact AS person FROM escala_aliases a JOIN escala_identities i"
                            + " ON i.account = a.account AND i.id = a.identity WHERE a.account = ? AND " + USER_NAME
                            + " AND a.value >= ? AND a.value < ? AND i.contact IS NOT NULL AND i.fused_into IS NULL"
                            // Otherwise an engine that expects many of them reads the table.
                            + " ORDER BY a.value",
                    params -> params.text(account.value()).text(userName).text(userName + LAST)));
            parts.add(beginning(account, ContactKeyKind.INSTAGRAM_USER_NAME, userName));
        }
        String idField = filter.idField();
        if (idField != null) {
            parts.add(beginning(account, ContactKeyKind.ID_FIELD, idField));
        }
        filter.keys()
                .forEach(key -> parts.add(new PeopleQuery(
                        "SELECT 'c/' || k.contact AS person FROM escala_contact_keys k"
                                + " WHERE k.account = ? AND k.kind = ? AND k.value = ?",
                        params -> params.text(account.value())
                                .text(StoredNames.CONTACT_KEY.tag(key.kind()))
                                .text(key.value()))));
    }

    private static PeopleQuery beginning(AccountId account, ContactKeyKind kind, String prefix) {
        return new PeopleQuery(
                "SELECT 'c/' || k.contact AS person FROM escala_contact_keys k"
                        + " WHERE k.account = ? AND k.kind = ? AND k.value >= ? AND k.value < ? ORDER BY k.value",
                params -> params.text(account.value())
                        .text(StoredNames.CONTACT_KEY.tag(kind))
                        .text(prefix)
                        .text(prefix + LAST));
    }

    /**
     * Finds the people of a filter, some of them more than once.
     *
     * @param strangers whether only people who are no contacts
     * @param most how many at most by each part of the filter
     */
    static FoundKeys found(SqlSession session, AccountId account, ContactFilter filter, boolean strangers, long most)
            throws SQLException {
        // They are found by nothing else.
        ContactFilter wanted = strangers ? new ContactFilter(filter.words(), filter.digits(), null, null) : filter;
        NameWords words = wanted.words().size() > 1
                ? NameWords.of(session, account, wanted, NameWords.FEW)
                : NameWords.uncounted(wanted);
        List<PeopleQuery> parts = of(session.dialect(), account, wanted, words);
        if (parts.isEmpty()) {
            return session.keys(session.dialect().eachKey(), params -> params.keys(List.of()));
        }
        String hits = IntStream.range(0, parts.size())
                .mapToObj(part -> "SELECT p" + part + ".person AS found FROM ("
                        + parts.get(part).sql()
                        + (strangers ? " AND x.person > '" + STRANGERS + "'" : "") + " LIMIT ?) AS p" + part)
                .collect(joining(" UNION ALL "));
        return session.keys(hits, params -> {
            for (PeopleQuery part : parts) {
                part.binding().bind(params);
                params.number(most);
            }
        });
    }

    /** Returns the terms by which digits are looked up, or the beginning of one. */
    static Set<String> termsOf(AccountId account, String digits) {
        return SearchTerms.isBeginning(digits)
                ? Set.of(SearchTerms.beginningWith(account.value(), digits))
                : SearchTerms.piecesOf(account.value(), digits);
    }

    /** The sequences that a number can contain. */
    static Stream<String> digits(ContactFilter filter) {
        return filter.digits().stream()
                .filter(digits -> !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    private static PeopleQuery withWords(Dialect dialect, AccountId account, NameWords found) {
        List<String> words = found.rarestFirst();
        boolean byRarest = found.together().isEmpty();
        TermSearch terms = byRarest
                ? dialect.withBeginning(Table.PEOPLE, SearchTerms.ofName(account.value(), words.get(0)))
                : dialect.withBeginnings(Table.PEOPLE, found.together());
        // Not all of them need be looked for together.
        List<String> judged = byRarest ? words.subList(1, words.size()) : words;
        return new PeopleQuery(
                "SELECT x.person AS person" + terms.sql() + " AND x.account = ?"
                        + judged.stream()
                                .map(word -> " AND " + dialect.contains("x.words", "?"))
                                .collect(joining()),
                params -> {
                    terms.binding().bind(params);
                    params.text(account.value());
                    for (String word : judged) {
                        params.text(" " + word);
                    }
                });
    }

    private static PeopleQuery withDigits(Dialect dialect, AccountId account, String digits) {
        TermSearch found = SearchTerms.isBeginning(digits)
                ? dialect.withBeginning(Table.PEOPLE, SearchTerms.beginningWith(account.value(), digits))
                : dialect.withTerms(Table.PEOPLE, termsOf(account, digits));
        return new PeopleQuery(
                "SELECT x.person AS person" + found.sql() + " AND x.account = ? AND "
                        + dialect.contains("x.numbers", "?"),
                params -> {
                    found.binding().bind(params);
                    params.text(account.value()).text(digits);
                });
    }

    /** What the index of e-mail addresses has. */
    private static String domain(Dialect dialect) {
        return "SUBSTR(value, " + dialect.placeholders().get("position_of_at") + ")";
    }
}
