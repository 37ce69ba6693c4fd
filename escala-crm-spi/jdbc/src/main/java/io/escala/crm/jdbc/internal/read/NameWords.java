package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.engine.Beginning;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.jdbc.internal.engine.TableStatistics;
import io.escala.crm.store.ContactFilter;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The words of a filter by how many people have them.
 *
 * @param rarestFirst the words, without those that are the beginning of another
 * @param fewest how many people have the rarest, as far as that is known without reading them; 0 for few, or without words
 * @param likely about how many have all of several words, if one says nothing of another; 0 for few, and where it is not known
 * @param together what names with all of them are looked for by; empty to look for names with the rarest
 */
record NameWords(List<String> rarestFirst, long fewest, long likely, List<Beginning> together) {
    /** If every word of several is in more names, names with all of them are looked for by the index of terms, else by the rarest word. */
    static final int FEW = 2_000;

    /** An engine that knows common terms reads one person in the time it takes to collect so many of an index. */
    private static final int WORTH_OF_PERSON = 3;

    /** Of which it is not known how many people have each: the longest first. */
    static NameWords uncounted(ContactFilter filter) {
        return new NameWords(longestFirst(filter.words()), 0, 0, List.of());
    }

    /** @param most it need not be known more exactly that a word has more people than that */
    static NameWords of(SqlSession session, AccountId account, ContactFilter filter, long most) throws SQLException {
        List<String> words = longestFirst(filter.words());
        if (words.size() < 2) {
            return counted(session, account, words, List.of(), most);
        }
        return areFoundTogether(session.dialect())
                ? byCounts(session, account, words, most)
                : byStatistics(session, account, words);
    }

    private static NameWords byCounts(SqlSession session, AccountId account, List<String> words, long most)
            throws SQLException {
        NameWords few = counted(session, account, words, List.of(), Math.min(FEW, most));
        if (few.fewest() <= FEW) {
            return few;
        }
        List<Beginning> together = collected(Beginnings.of(
                session,
                Table.PEOPLE,
                words.stream().map(word -> term(account, word)).toList()));
        NameWords whole = new NameWords(few.rarestFirst(), few.fewest(), 0, together);
        return whole.areWhole() || most <= FEW ? whole : counted(session, account, words, together, most);
    }

    /** Of a beginning that is no whole term everybody would be collected: with two that are, it is judged of those who have both. */
    private static List<Beginning> collected(List<Beginning> all) {
        List<Beginning> whole = all.stream().filter(Beginning::whole).toList();
        return whole.size() < 2 ? all : whole;
    }

    /**
     * An engine that knows common terms collects everybody with each word that is looked for: the two rarest, where that takes less time than to read
     * everybody with the rarest.
     */
    private static NameWords byStatistics(SqlSession session, AccountId account, List<String> words)
            throws SQLException {
        Map<String, String> terms = words.stream().collect(Collectors.toMap(word -> word, word -> term(account, word)));
        TableStatistics known = session.statistics(Table.PEOPLE);
        Map<String, Long> people = new HashMap<>();
        terms.forEach((word, term) -> people.put(word, known.having(term)));
        List<String> rarestFirst = rarestFirst(words, people);
        long rarest = Objects.requireNonNull(people.get(rarestFirst.get(0)));
        long second = Objects.requireNonNull(people.get(rarestFirst.get(1)));
        List<Beginning> together = rarest > FEW && second <= WORTH_OF_PERSON * rarest
                ? rarestFirst.stream()
                        .limit(2)
                        .map(word -> Beginning.of(Objects.requireNonNull(terms.get(word))))
                        .toList()
                : List.of();
        long likely = Math.round(known.havingAll(List.copyOf(terms.values())));
        return new NameWords(rarestFirst, rarest, likely, together);
    }

    private static NameWords counted(
            SqlSession session, AccountId account, List<String> words, List<Beginning> together, long most)
            throws SQLException {
        Map<String, Long> people = new HashMap<>();
        long fewest = most;
        for (String word : words) {
            long having = TermCounts.about(session, Table.PEOPLE, term(account, word), fewest);
            people.put(word, having);
            fewest = Math.min(fewest, having);
        }
        return new NameWords(
                rarestFirst(words, people),
                people.values().stream().mapToLong(each -> each).min().orElse(0),
                0,
                together);
    }

    private static List<String> rarestFirst(List<String> words, Map<String, Long> people) {
        return words.stream()
                .sorted(Comparator.comparing(word -> Objects.requireNonNull(people.get(word))))
                .toList();
    }

    private static String term(AccountId account, String word) {
        return SearchTerms.ofName(account.value(), word);
    }

    /** Whether an engine finds several words without reading all names that have one: one that counts terms does. */
    static boolean areFoundTogether(Dialect dialect) {
        return TermCounts.areKnown(dialect, Table.PEOPLE);
    }

    /** Whether names with all of them are looked for by whole terms, which takes little time. */
    boolean areWhole() {
        return !together.isEmpty() && together.stream().allMatch(Beginning::whole);
    }

    /** Whether it is known that hardly more people than some have all of them, though many have each. */
    boolean areTogetherIn(long people) {
        return likely > 0 && likely <= people;
    }

    /**
     * Whether there is only one, which certainly more than some people have: known without reading them where terms can be counted. One person
     * counts twice who has two words with that beginning; such a search is read in the order of the list a little earlier.
     */
    static boolean isOneOfMore(SqlSession session, AccountId account, ContactFilter filter, long most)
            throws SQLException {
        return longestFirst(filter.words()).size() == 1
                && of(session, account, filter, most).fewest() > most;
    }

    /** The longest word is likely to be the rarest. What is the beginning of another word is found with it. */
    private static List<String> longestFirst(List<String> words) {
        return words.stream()
                .distinct()
                .filter(word -> words.stream().noneMatch(other -> !other.equals(word) && other.startsWith(word)))
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }
}
