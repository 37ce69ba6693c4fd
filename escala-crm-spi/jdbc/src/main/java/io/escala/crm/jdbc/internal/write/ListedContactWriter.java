package io.escala.crm.jdbc.internal.write;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.jdbc.internal.codec.ContactCodec;
import io.escala.crm.jdbc.internal.codec.CustomFieldKey;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.ContactPosition;
import io.escala.crm.store.ContactSelection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * Writes what lists of contacts filter and order by. It is derived from what is stored once everything else is written. Not thread-safe.
 */
final class ListedContactWriter {
    private final SqlSession session;
    private final AccountId account;

    ListedContactWriter(SqlSession session, String account) {
        this.session = session;
        this.account = new AccountId(account);
    }

    /**
     * Writes contacts anew.
     *
     * @param contacts their ids; those that do not exist are left out
     * @param added those of them whom this transaction adds, whom nobody else can see yet
     */
    void write(SortedSet<String> contacts, Set<String> added) throws SQLException {
        lock(contacts.stream().filter(id -> !added.contains(id)).toList());
        List<Contact> stored = list(
                "SELECT c.id, c.version, c.doc FROM escala_contacts c WHERE c.account = ? AND c.id ",
                contacts,
                row -> ContactCodec.contact(account, row.text(), row.number(), row.text()));
        Map<String, List<ConsentEntry>> consents = consents(contacts);
        Map<String, Long> places = places(contacts);
        run(
                ListedContactStatements.PUT,
                stored.stream()
                        .map(contact -> {
                            List<ConsentEntry> ledger =
                                    consents.getOrDefault(contact.id().value(), List.of());
                            return new ListedContactStatements.Row(
                                    contact,
                                    places.getOrDefault(contact.id().value(), ContactPosition.NEVER),
                                    ContactSelection.latest(ledger, ConsentPurpose.STORAGE),
                                    ContactSelection.latest(ledger, ConsentPurpose.MARKETING));
                        })
                        .toList());
        writeFields(stored, fields(contacts));
    }

    /** In order, so that two transactions that change one of them see each other's changes. */
    private void lock(List<String> contacts) throws SQLException {
        if (!session.dialect().forUpdate().isEmpty() && !contacts.isEmpty()) {
            session.list(
                    "SELECT t.contact FROM escala_listed_contacts t WHERE t.account = ? AND t.contact "
                            + session.dialect().isOneOf() + " ORDER BY t.contact"
                            + session.dialect().forUpdate(),
                    params -> params.text(account.value()).keys(contacts),
                    Row::text);
        }
    }

    private Map<String, List<ConsentEntry>> consents(Collection<String> contacts) throws SQLException {
        Map<String, List<ConsentEntry>> found = new HashMap<>();
        list(
                        "SELECT s.contact, s.id, s.at, s.doc FROM escala_consents s WHERE s.account = ? AND s.contact ",
                        contacts,
                        row -> ContactCodec.consent(account, row.text(), row.text(), row.time(), row.text()))
                .forEach(known -> known.ifPresent(
                        entry -> found.computeIfAbsent(entry.contact().value(), none -> new ArrayList<>())
                                .add(entry)));
        return found;
    }

    private Map<String, Long> places(Collection<String> contacts) throws SQLException {
        Map<String, Long> found = new HashMap<>();
        session.each(
                "SELECT t.contact, MAX(t.place) FROM escala_conversations t WHERE t.account = ? AND t.person "
                        + session.dialect().isOneOf() + " AND t.superseded_by IS NULL GROUP BY t.contact",
                params -> params.text(account.value())
                        .keys(contacts.stream().map(Person.CONTACT::concat).toList()),
                row -> found.put(row.text(), row.number()));
        return found;
    }

    private Map<String, Set<CustomFieldKey>> fields(Collection<String> contacts) throws SQLException {
        Map<String, Set<CustomFieldKey>> found = new HashMap<>();
        session.each(
                "SELECT f.contact, f.field, f.value FROM escala_contact_fields f WHERE f.account = ? AND f.contact "
                        + session.dialect().isOneOf(),
                params -> params.text(account.value()).keys(contacts),
                row -> {
                    String contact = row.text();
                    found.computeIfAbsent(contact, none -> new HashSet<>())
                            .add(new CustomFieldKey(row.text(), row.text()));
                });
        return found;
    }

    /** What stays the same is not written. */
    private void writeFields(List<Contact> contacts, Map<String, Set<CustomFieldKey>> before) throws SQLException {
        List<ContactId> changed = new ArrayList<>();
        List<ListedContactStatements.Field> now = new ArrayList<>();
        for (Contact contact : contacts) {
            Set<CustomFieldKey> keys = new HashSet<>();
            contact.customFields().forEach((name, value) -> keys.add(CustomFieldKey.of(name, value)));
            Set<CustomFieldKey> stored = before.getOrDefault(contact.id().value(), Set.of());
            if (!keys.equals(stored)) {
                keys.forEach(key -> now.add(new ListedContactStatements.Field(key, contact.id())));
                if (!stored.isEmpty()) {
                    changed.add(contact.id());
                }
            }
        }
        run(ListedContactStatements.FORGET_FIELDS, changed);
        run(ListedContactStatements.ADD_FIELD, now);
    }

    private <T> List<T> list(String select, Collection<String> contacts, Row.Reader<T> reader) throws SQLException {
        return session.list(
                select + session.dialect().isOneOf(),
                params -> params.text(account.value()).keys(contacts),
                reader);
    }

    private <T> void run(WriteStatement<T> statement, List<T> things) throws SQLException {
        if (!things.isEmpty()) {
            session.batch(
                    statement.sql(session.dialect()),
                    things,
                    (params, thing) -> statement.bind(params, account.value(), thing));
        }
    }
}
