package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.joining;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.ContactFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    /** Returns the name of a person who is a contact. */
    static String person(ContactId contact) {
        return "c/" + contact;
    }

    /** Returns one query for each part of a filter; none when it can find nobody. */
    static List<PeopleQuery> of(AccountId account, ContactFilter filter) {
        List<PeopleQuery> parts = new ArrayList<>();
        List<String> words = longestFirst(filter.words());
        if (!words.isEmpty()) {
            parts.add(withWords(account, words));
        }
        digits(filter).forEach(digits -> parts.add(withKey(account, digits)));
        String domain = filter.emailDomain();
        if (domain != null) {
            parts.add(withKey(account, "@" + domain));
        }
        String prefix = filter.emailPrefix();
        if (prefix != null) {
            parts.add(new PeopleQuery(
                    "SELECT 'c/' || k.contact AS person FROM escala_contact_keys k"
                            + " WHERE k.account = ? AND k.kind = ? AND k.value >= ? AND k.value < ?",
                    params -> params.text(account.value())
                            .text(StoredNames.CONTACT_KEY.tag(ContactKeyKind.EMAIL))
                            .text(prefix)
                            .text(prefix + LAST)));
        }
        return parts;
    }

    /**
     * Reads the people whom a filter finds, some of them more than once.
     *
     * @param most how many at most by each part of the filter
     */
    static List<String> found(SqlSession session, AccountId account, ContactFilter filter, long most)
            throws SQLException {
        List<PeopleQuery> parts = of(account, filter);
        if (parts.isEmpty()) {
            return List.of();
        }
        String hits = IntStream.range(0, parts.size())
                .mapToObj(part -> "SELECT * FROM (" + parts.get(part).sql() + " LIMIT ?) AS p" + part)
                .collect(joining(" UNION ALL "));
        return session.list(
                hits,
                params -> {
                    for (PeopleQuery part : parts) {
                        part.binding().bind(params);
                        params.number(most);
                    }
                },
                row -> row.text());
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

    private static PeopleQuery withWords(AccountId account, List<String> words) {
        return new PeopleQuery(
                "SELECT e.person AS person FROM escala_person_words e"
                        + " WHERE e.account = ? AND e.word >= ? AND e.word < ?"
                        + words.stream()
                                .skip(1)
                                .map(word -> " AND EXISTS (SELECT 1 FROM escala_person_words o WHERE o.account ="
                                        + " e.account AND o.person = e.person AND o.word >= ? AND o.word < ?)")
                                .collect(joining()),
                params -> {
                    params.text(account.value());
                    for (String word : words) {
                        params.text(word).text(word + LAST);
                    }
                });
    }

    private static PeopleQuery withKey(AccountId account, String beginning) {
        return new PeopleQuery(
                "SELECT e.person AS person FROM escala_person_keys e"
                        + " WHERE e.account = ? AND e.part >= ? AND e.part < ?",
                params -> params.text(account.value()).text(beginning).text(beginning + LAST));
    }
}
