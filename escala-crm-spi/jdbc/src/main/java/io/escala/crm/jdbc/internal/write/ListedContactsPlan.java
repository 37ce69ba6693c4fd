package io.escala.crm.jdbc.internal.write;

import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Which contacts lists see differently: those that change, and those whose conversations were and are others. Not thread-safe. */
final class ListedContactsPlan {
    private final SortedMap<String, Subjects> accounts = new TreeMap<>();

    /** A contact or its consents change. */
    void contact(String account, String contact) {
        of(account).contacts().add(contact);
    }

    /** A person gets another contact, or is merged. */
    void person(String account, String identity) {
        of(account).identities().add(identity);
    }

    /** A conversation is continued by another one, or continues it. */
    void conversation(String account, String conversation) {
        of(account).conversations().add(conversation);
    }

    private Subjects of(String account) {
        return accounts.computeIfAbsent(
                account, none -> new Subjects(new TreeSet<>(), new TreeSet<>(), new TreeSet<>()));
    }

    /** Finds the contacts of conversations: before these follow their people, and after. */
    void find(SqlSession session) throws SQLException {
        String isOneOf = session.dialect().isOneOf();
        for (Map.Entry<String, Subjects> each : accounts.entrySet()) {
            Subjects subjects = each.getValue();
            if (subjects.identities().isEmpty() && subjects.conversations().isEmpty()) {
                continue;
            }
            String account = each.getKey();
            subjects.contacts()
                    .addAll(session.list(
                            "SELECT t.contact FROM escala_conversations t WHERE t.account = ? AND t.contact IS NOT NULL"
                                    + " AND t.identity " + isOneOf
                                    + " UNION SELECT t.contact FROM escala_conversations t JOIN escala_identities f"
                                    + " ON f.account = t.account AND f.id = t.identity"
                                    + " WHERE f.account = ? AND f.fused_into " + isOneOf + " AND t.contact IS NOT NULL"
                                    + " UNION SELECT t.contact FROM escala_conversations t WHERE t.account = ?"
                                    + " AND t.contact IS NOT NULL AND t.id " + isOneOf,
                            params -> params.text(account)
                                    .keys(subjects.identities())
                                    .text(account)
                                    .keys(subjects.identities())
                                    .text(account)
                                    .keys(subjects.conversations()),
                            Row::text));
        }
    }

    /**
     * Writes them.
     *
     * @param added whether this transaction adds a contact of an account
     */
    void write(SqlSession session, BiPredicate<String, String> added) throws SQLException {
        for (String account : accounts.keySet()) {
            SortedSet<String> contacts =
                    Objects.requireNonNull(accounts.get(account)).contacts();
            if (!contacts.isEmpty()) {
                Set<String> fresh = contacts.stream()
                        .filter(contact -> added.test(account, contact))
                        .collect(Collectors.toSet());
                new ListedContactWriter(session, account).write(contacts, fresh);
            }
        }
    }

    private record Subjects(
            SortedSet<String> contacts, SortedSet<String> identities, SortedSet<String> conversations) {}
}
