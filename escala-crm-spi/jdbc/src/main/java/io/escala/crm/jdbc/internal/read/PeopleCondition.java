package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.joining;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.FoundKeys;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.ContactFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The condition that conversations are with some people. When few people match, they are found first and their conversations by an index;
 * when many match, conversations are read in the order of the list, and whether the person of one matches is looked up.
 */
final class PeopleCondition {
    /** With more of them conversations are read in the order of the list: a page of it is then found among few of them. */
    static final int FEW = 2_000;

    /** Hardly one of a hundred numbers has three digits in a row, so that very many conversations are read for a page in the order of the list. */
    static final int FEW_BY_DIGITS = 20_000;

    /** A count reads more than the first conversations of the list, so that it pays to find more people first. */
    static final int FEW_TO_COUNT = 50_000;

    private static final String IDENTITIES_OF_CONTACT = "escala_identities_contact";

    private PeopleCondition() {}

    /**
     * Finds people.
     *
     * @param strangers whether only people who are no contacts
     * @param few with more of them conversations are read in the order of the list
     */
    static Found of(SqlSession session, AccountId account, ContactFilter filter, boolean strangers, int few)
            throws SQLException {
        if (!NameWords.isOneOfMore(session, account, filter, few)) {
            FoundKeys found = PeopleQuery.found(session, account, filter, strangers, few + 1L);
            if (found.number() <= few) {
                return Found.few(session.dialect(), "t.person", found);
            }
        }
        return Found.many(judged(session, account, filter, strangers));
    }

    /**
     * The condition for conversations that are judged one by one: those whom words and digits do not find are found before, if they are few, so that
     * only one row is looked up for each.
     */
    static SqlCondition judged(SqlSession session, AccountId account, ContactFilter filter, boolean strangers)
            throws SQLException {
        Dialect dialect = session.dialect();
        ContactFilter inRow = new ContactFilter(filter.words(), filter.digits(), null, null);
        if (strangers || inRow.matchesNothing()) {
            // Strangers are found by nothing else.
            return each(dialect, strangers ? inRow : filter);
        }
        FoundKeys others = PeopleQuery.found(session, account, otherThan(filter), false, FEW + 1L);
        if (others.number() > FEW) {
            return each(dialect, filter);
        }
        SqlCondition judged = each(dialect, inRow);
        return others.number() == 0
                ? judged
                : SqlCondition.anyOf(List.of(
                        judged,
                        new SqlCondition(
                                SqlCondition.AND + dialect.isAmong("t.person", dialect.eachKey()),
                                params -> params.keys(others))));
    }

    /** A filter without the words and digits of another. */
    private static ContactFilter otherThan(ContactFilter filter) {
        return new ContactFilter(
                List.of(),
                List.of(),
                filter.emailPrefix(),
                filter.emailDomain(),
                filter.userName(),
                filter.idField(),
                filter.keys());
    }

    /** What the row {@code x} of a person tells. */
    private static List<SqlCondition> inRow(Dialect dialect, ContactFilter filter) {
        List<SqlCondition> parts = new ArrayList<>();
        if (!filter.words().isEmpty()) {
            parts.add(new SqlCondition(
                    filter.words().stream()
                            .map(word -> dialect.contains("x.words", "?"))
                            .collect(joining(" AND ", SqlCondition.AND + "(", ")")),
                    params -> {
                        for (String word : filter.words()) {
                            params.text(" " + word);
                        }
                    }));
        }
        PeopleQuery.digits(filter)
                .forEach(digits -> parts.add(new SqlCondition(
                        SqlCondition.AND + dialect.contains("x.numbers", "?"), params -> params.text(digits))));
        return parts;
    }

    /** Looks up the person of each conversation. */
    static SqlCondition each(Dialect dialect, ContactFilter filter) {
        return each(dialect, filter, "t.person");
    }

    /**
     * Looks up the person of each row of the table {@code t}.
     *
     * @param person gives the person of a row
     */
    static SqlCondition each(Dialect dialect, ContactFilter filter, String person) {
        List<SqlCondition> parts = new ArrayList<>();
        List<SqlCondition> inRow = inRow(dialect, filter);
        if (!inRow.isEmpty()) {
            parts.add(ofPerson(person, SqlCondition.anyOf(inRow)));
        }
        String prefix = filter.emailPrefix();
        if (prefix != null) {
            parts.add(beginning(ContactKeyKind.EMAIL, prefix));
        }
        String domain = filter.emailDomain();
        if (domain != null) {
            parts.add(ofContact(
                    dialect.contains("k.value", "?"), ContactKeyKind.EMAIL, params -> params.text("@" + domain)));
        }
        byOtherKeys(dialect, parts, filter);
        if (parts.isEmpty()) {
            return SqlCondition.NEVER;
        }
        return new SqlCondition(
                parts.stream().map(SqlCondition::sql).collect(joining(" OR ", " AND (", ")")), params -> {
                    for (SqlCondition part : parts) {
                        part.binding().bind(params);
                    }
                });
    }

    private static void byOtherKeys(Dialect dialect, List<SqlCondition> parts, ContactFilter filter) {
        String userName = filter.userName();
        if (userName != null) {
            parts.add(new SqlCondition(
                    // From the contact to its user names: an engine might read all user names for each contact.
                    "EXISTS (SELECT 1 FROM escala_identities i" + dialect.by(IDENTITIES_OF_CONTACT)
                            + " CROSS JOIN escala_aliases a" + dialect.by(Dialect.PRIMARY_KEY_OF_ALIASES)
                            + " WHERE a.account = i.account AND a.identity = i.id"
                            + " AND i.account = t.account AND i.contact = t.contact AND i.contact IS NOT NULL"
                            + " AND i.fused_into IS NULL AND " + PeopleQuery.USER_NAME
                            + " AND a.value >= ? AND a.value < ?" + SqlCondition.FOR_EACH_ROW,
                    params -> params.text(userName).text(userName + PeopleQuery.LAST)));
            parts.add(beginning(ContactKeyKind.INSTAGRAM_USER_NAME, userName));
        }
        String idField = filter.idField();
        if (idField != null) {
            parts.add(beginning(ContactKeyKind.ID_FIELD, idField));
        }
        filter.keys()
                .forEach(key -> parts.add(ofContact("k.value = ?", key.kind(), params -> params.text(key.value()))));
    }

    private static SqlCondition beginning(ContactKeyKind kind, String prefix) {
        return ofContact(
                "k.value >= ? AND k.value < ?",
                kind,
                params -> params.text(prefix).text(prefix + PeopleQuery.LAST));
    }

    private static SqlCondition ofPerson(String person, SqlCondition condition) {
        return new SqlCondition(
                "EXISTS (SELECT 1 FROM escala_people x WHERE x.account = t.account AND x.person = " + person
                        + condition.sql() + SqlCondition.FOR_EACH_ROW,
                condition.binding());
    }

    private static SqlCondition ofContact(String condition, ContactKeyKind kind, SqlSession.Binding binding) {
        return new SqlCondition(
                "EXISTS (SELECT 1 FROM escala_contact_keys k WHERE k.account = t.account AND k.contact = t.contact"
                        + " AND k.kind = ? AND " + condition + SqlCondition.FOR_EACH_ROW,
                params -> {
                    params.text(StoredNames.CONTACT_KEY.tag(kind));
                    binding.bind(params);
                });
    }
}
