package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.engine.Beginning;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.store.ContactFilter;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The words of a filter by how many people have them.
 *
 * @param rarestFirst the words, without those that are the beginning of another
 * @param fewest how many people have the rarest, as far as that is known without reading them; 0 for few, or without words
 * @param together what names with all of them are looked for by; empty to look for names with the rarest
 */
record NameWords(List<String> rarestFirst, long fewest, List<Beginning> together) {
    /** If every word of several is in more names, names with all of them are looked for by the index of terms, else by the rarest word. */
    static final int FEW = 2_000;

    /** Of which it is not known how many people have each: the longest first. */
    static NameWords uncounted(ContactFilter filter) {
        return new NameWords(longestFirst(filter.words()), 0, List.of());
    }

    /** @param most it need not be known more exactly that a word has more people than that */
    static NameWords of(SqlSession session, AccountId account, ContactFilter filter, long most) throws SQLException {
        List<String> words = longestFirst(filter.words());
        if (words.size() < 2 || !areFoundTogether(session.dialect())) {
            return counted(session, account, words, List.of(), most);
        }
        NameWords few = counted(session, account, words, List.of(), Math.min(FEW, most));
        if (few.fewest() <= FEW) {
            return few;
        }
        List<Beginning> together = Beginnings.of(
                session,
                Table.PEOPLE,
                words.stream()
                        .map(word -> SearchTerms.ofName(account.value(), word))
                        .toList());
        NameWords whole = new NameWords(few.rarestFirst(), few.fewest(), together);
        return whole.areWhole() || most <= FEW ? whole : counted(session, account, words, together, most);
    }

    private static NameWords counted(
            SqlSession session, AccountId account, List<String> words, List<Beginning> together, long most)
            throws SQLException {
        Map<String, Long> people = new HashMap<>();
        for (String word : words) {
            people.put(word, TermCounts.about(session, Table.PEOPLE, SearchTerms.ofName(account.value(), word), most));
        }
        return new NameWords(
                words.stream()
                        .sorted(Comparator.comparing(
                                word -> Math.min(most + 1, Objects.requireNonNull(people.get(word)))))
                        .toList(),
                people.values().stream().mapToLong(each -> each).min().orElse(0),
                together);
    }

    /** Whether an engine finds several words without reading all names that have one: one that counts terms does. */
    static boolean areFoundTogether(Dialect dialect) {
        return TermCounts.areKnown(dialect, Table.PEOPLE);
    }

    /** Whether names with all of them are looked for by whole terms, which takes little time. */
    boolean areWhole() {
        return !together.isEmpty() && together.stream().allMatch(Beginning::whole);
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
