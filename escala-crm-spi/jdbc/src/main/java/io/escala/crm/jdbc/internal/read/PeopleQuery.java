package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.joining;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Beginning;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.FoundKeys;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.jdbc.internal.engine.TermSearch;
import io.escala.crm.store.ContactFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** If every word of several is in more names, names with all of them are looked for by the index of terms, else by the rarest word. */
    private static final int FEW = 2_000;

    /** So many people tell about how many there are with digits that one of a hundred has. */
    private static final int SAMPLE = 5_000;

    /** The aliases {@code a} that are user names; as the index of these says it. */
    static final String USER_NAME = "a.kind IN ('instagram-user-name', 'whatsapp-user-name') AND a.valid_to IS NULL";

    /** Returns the name of a person who is a contact. */
    static String person(ContactId contact) {
        return "c/" + contact;
    }

    /** Returns one query for each part of a filter; none when it can find nobody. */
    static List<PeopleQuery> of(Dialect dialect, AccountId account, ContactFilter filter) {
        return of(dialect, account, filter, Words.uncounted(filter));
    }

    /**
     * Returns one query for each part of a filter; none when it can find nobody.
     *
     * @param words its words
     */
    static List<PeopleQuery> of(Dialect dialect, AccountId account, ContactFilter filter, Words words) {
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
        Words words = wanted.words().size() > 1 && findsTogether(session.dialect())
                ? Words.of(session, account, wanted, FEW)
                : Words.uncounted(wanted);
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

    /**
     * Whether a filter of one word certainly finds more than some people, which is known without reading them where terms can be counted. One
     * person counts twice who has two words with that beginning; such a search is read in the order of the list a little earlier.
     */
    static boolean findsMore(SqlSession session, AccountId account, ContactFilter filter, long most)
            throws SQLException {
        return longestFirst(filter.words()).size() == 1
                && Words.of(session, account, filter, most).fewest() > most;
    }

    /**
     * The words of a filter by how many people have them.
     *
     * @param rarestFirst the words, without those that are the beginning of another
     * @param fewest how many people have the rarest, as far as that is known without reading them; 0 for few, or without words
     * @param together what names with all of them are looked for by; empty to look for names with the rarest
     */
    record Words(List<String> rarestFirst, long fewest, List<Beginning> together) {
        /** Whether names with all of them are looked for by whole terms, which takes little time. */
        boolean areWhole() {
            return !together.isEmpty() && together.stream().allMatch(Beginning::whole);
        }

        private static Words uncounted(ContactFilter filter) {
            return new Words(longestFirst(filter.words()), 0, List.of());
        }

        /** @param most it need not be known more exactly that a word has more people than that */
        static Words of(SqlSession session, AccountId account, ContactFilter filter, long most) throws SQLException {
            List<String> words = longestFirst(filter.words());
            if (words.size() < 2 || !findsTogether(session.dialect())) {
                return counted(session, account, words, List.of(), most);
            }
            Words few = counted(session, account, words, List.of(), Math.min(FEW, most));
            if (few.fewest() <= FEW) {
                return few;
            }
            List<Beginning> together = Beginnings.of(session, Table.PEOPLE, terms(account, words));
            Words whole = new Words(few.rarestFirst(), few.fewest(), together);
            return whole.areWhole() || most <= FEW ? whole : counted(session, account, words, together, most);
        }

        private static Words counted(
                SqlSession session, AccountId account, List<String> words, List<Beginning> together, long most)
                throws SQLException {
            Map<String, Long> people = new HashMap<>();
            for (String word : words) {
                people.put(word, having(session, SearchTerms.ofName(account.value(), word), most));
            }
            return new Words(
                    words.stream()
                            .sorted(Comparator.comparing(
                                    word -> Math.min(most + 1, Objects.requireNonNull(people.get(word)))))
                            .toList(),
                    people.values().stream().mapToLong(each -> each).min().orElse(0),
                    together);
        }
    }

    /**
     * Returns about how many people have a number with the digits of a filter, as far as that is known without reading more than a sample of them;
     * 0 for few. Of more digits than a term has nothing is known: each part of them may be common, and all together rare.
     *
     * @param most it need not be known more exactly that there are more
     */
    static long withDigits(SqlSession session, AccountId account, ContactFilter filter, long most) throws SQLException {
        long all = 0;
        for (String digits : digits(filter).toList()) {
            all += withDigits(session, account, digits, most);
        }
        return all;
    }

    private static long withDigits(SqlSession session, AccountId account, String digits, long most)
            throws SQLException {
        Dialect dialect = session.dialect();
        Set<String> terms = termsOf(account, digits);
        if (terms.size() > 1) {
            return 0;
        }
        // What is known of common terms says little of those that have few digits in common.
        Optional<String> sample = SearchTerms.isBeginning(digits)
                ? dialect.inSample(Table.PEOPLE, " AND x.account = ? AND " + dialect.contains("x.numbers", "?"))
                : Optional.empty();
        return sample.isEmpty()
                ? having(session, terms.iterator().next(), most)
                : sampled(session, account, digits, sample.get());
    }

    /** Returns about how many people have a number with digits, by those in a sample. */
    private static long sampled(SqlSession session, AccountId account, String digits, String query)
            throws SQLException {
        long all = session.list(
                        session.dialect().aboutHowMany(Table.PEOPLE), SqlSession.Binding.NOTHING, row -> row.number())
                .get(0);
        double part = Math.min(1, (double) SAMPLE / Math.max(1, all));
        long found = session.list(
                        query,
                        params ->
                                params.percent(100 * part).text(account.value()).text(digits),
                        row -> row.number())
                .get(0);
        return Math.round(found / part);
    }

    /** Returns about how many people have a term with a beginning. */
    private static long having(SqlSession session, String beginning, long most) throws SQLException {
        long common = CommonTerms.known(session, Table.PEOPLE, beginning);
        Optional<TermSearch> terms = session.dialect().termsBeginning(Table.PEOPLE, beginning);
        if (common > most || terms.isEmpty()) {
            return common;
        }
        return session.list(
                        "SELECT COUNT(*) FROM (SELECT 1" + terms.get().sql() + " LIMIT ?)",
                        params -> {
                            terms.get().binding().bind(params);
                            params.number(most + 1);
                        },
                        row -> row.number())
                .get(0);
    }

    private static Set<String> termsOf(AccountId account, String digits) {
        return SearchTerms.isBeginning(digits)
                ? Set.of(SearchTerms.beginningWith(account.value(), digits))
                : SearchTerms.piecesOf(account.value(), digits);
    }

    /** The sequences that a number can contain. */
    static Stream<String> digits(ContactFilter filter) {
        return filter.digits().stream()
                .filter(digits -> !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    /** The longest word is likely to be the rarest. What is the beginning of another word is found with it. */
    private static List<String> longestFirst(List<String> words) {
        return words.stream()
                .distinct()
                .filter(word -> words.stream().noneMatch(other -> !other.equals(word) && other.startsWith(word)))
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    private static PeopleQuery withWords(Dialect dialect, AccountId account, Words found) {
        List<String> words = found.rarestFirst();
        TermSearch terms = found.together().isEmpty()
                ? dialect.withBeginning(Table.PEOPLE, terms(account, words).get(0))
                : dialect.withBeginnings(Table.PEOPLE, found.together());
        return new PeopleQuery(
                "SELECT x.person AS person" + terms.sql() + " AND x.account = ?"
                        + words.stream()
                                .skip(1)
                                .map(word -> " AND " + dialect.contains("x.words", "?"))
                                .collect(joining()),
                params -> {
                    terms.binding().bind(params);
                    params.text(account.value());
                    for (String word : words.subList(1, words.size())) {
                        params.text(" " + word);
                    }
                });
    }

    /** Whether an engine finds several words without reading all names that have one: one that can count terms does. */
    static boolean findsTogether(Dialect dialect) {
        return dialect.termsBeginning(Table.PEOPLE, "").isPresent();
    }

    private static List<String> terms(AccountId account, List<String> words) {
        return words.stream()
                .map(word -> SearchTerms.ofName(account.value(), word))
                .toList();
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
