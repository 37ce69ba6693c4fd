package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.jdbc.internal.codec.ContactCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.jdbc.internal.read.ContactListOrder.Placed;
import io.escala.crm.store.ContactPosition;
import io.escala.crm.store.ContactReads;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ListedContact;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads contacts, their keys and consents. Thread-safe. */
public final class ContactQueries implements ContactReads {
    private static final String CONTACTS = "SELECT id, version, doc FROM escala_contacts";
    private static final Comparator<ContactKey> KEY_ORDER = Comparator.comparing(
                    (ContactKey key) -> key.value().kind().name())
            .thenComparing(key -> key.value().value());

    private final Database database;
    private final String byId;
    private final String keysOf;
    private final String consentsOf;
    private final String deleted;

    /** Creates the queries. */
    public ContactQueries(Database database) {
        this.database = database;
        String isOneOf = database.dialect().isOneOf();
        byId = CONTACTS + " WHERE account = ? AND id " + isOneOf;
        keysOf = "SELECT contact, kind, value, roles FROM escala_contact_keys WHERE account = ? AND contact " + isOneOf;
        deleted =
                "SELECT contact, deleted_by, at FROM escala_deleted_contacts WHERE account = ? AND contact " + isOneOf;
        consentsOf = "SELECT contact, id, at, doc FROM escala_consents WHERE account = ? AND contact " + isOneOf;
    }

    @Override
    public Map<ContactId, Contact> contacts(AccountId account, Collection<ContactId> ids) {
        return QuerySupport.byKey(select(byId, account, ids, row -> contact(account, row)), Contact::id);
    }

    private static Contact contact(AccountId account, Row row) throws SQLException {
        return ContactCodec.contact(account, row.text(), row.number(), row.text());
    }

    @Override
    public Map<ContactId, DeletedContact> deletedContacts(AccountId account, Collection<ContactId> ids) {
        return QuerySupport.byKey(
                select(
                        deleted,
                        account,
                        ids,
                        row -> new DeletedContact(
                                account, new ContactId(row.text()), ContactCodec.user(row.textOrNull()), row.time())),
                DeletedContact::contact);
    }

    @Override
    public Map<ContactId, List<ContactKey>> contactKeys(AccountId account, Collection<ContactId> ids) {
        return QuerySupport.grouped(
                select(keysOf, account, ids, row -> key(account, row)).stream()
                        .flatMap(Optional::stream)
                        .collect(Collectors.toList()),
                ContactKey::contact,
                KEY_ORDER);
    }

    private static Optional<ContactKey> key(AccountId account, Row row) throws SQLException {
        return ContactCodec.key(account, row.text(), row.text(), row.text(), row.small());
    }

    @Override
    public Map<ContactId, List<ConsentEntry>> consents(AccountId account, Collection<ContactId> ids) {
        return QuerySupport.grouped(
                select(
                                consentsOf,
                                account,
                                ids,
                                row -> ContactCodec.consent(account, row.text(), row.text(), row.time(), row.text()))
                        .stream()
                        .flatMap(Optional::stream)
                        .collect(Collectors.toList()),
                ConsentEntry::contact,
                Comparator.comparing(ConsentEntry::at).thenComparing(ConsentEntry::id));
    }

    private <T> List<T> select(String sql, AccountId account, Collection<ContactId> ids, Row.Reader<T> reader) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.read(session -> session.list(
                sql, params -> params.text(account.value()).keys(QuerySupport.texts(ids, ContactId::value)), reader));
    }

    @Override
    public List<Contact> contactsInOrder(
            AccountId account, @Nullable CompanyId company, @Nullable ContactId after, int limit) {
        CursorPage.checkLimit(limit);
        String sql = CONTACTS + " WHERE account = ?" + (company == null ? "" : " AND company = ?")
                + (after == null ? "" : " AND id > ?") + " ORDER BY id LIMIT ?";
        return database.read(session -> session.list(
                sql,
                params -> {
                    params.text(account.value());
                    if (company != null) {
                        params.text(company.value());
                    }
                    if (after != null) {
                        params.text(after.value());
                    }
                    params.number(limit);
                },
                row -> contact(account, row)));
    }

    @Override
    public CursorPage<ListedContact> searchContacts(
            AccountId account, ContactSelection selection, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        ContactPosition from = after == null ? null : ContactPosition.parse(selection.order(), after);
        return database.read(session -> {
            CursorPage<Placed> page = QuerySupport.page(
                    new ContactListPage(session, account, selection).read(from, limit + 1),
                    limit,
                    placed -> placed.position().cursor());
            Map<String, Contact> contacts = new HashMap<>();
            session.each(
                    byId,
                    params -> params.text(account.value())
                            .keys(page.items().stream()
                                    .map(placed -> placed.position().id())
                                    .toList()),
                    row -> {
                        Contact contact = contact(account, row);
                        contacts.put(contact.id().value(), contact);
                    });
            return new CursorPage<>(
                    page.items().stream()
                            .flatMap(placed -> Stream.ofNullable(
                                            contacts.get(placed.position().id()))
                                    .map(contact -> new ListedContact(contact, activity(placed))))
                            .toList(),
                    page.next());
        });
    }

    private static @Nullable Instant activity(Placed placed) {
        return placed.activity() == ContactPosition.NEVER ? null : Instant.ofEpochMilli(placed.activity());
    }

    @Override
    public long countContacts(AccountId account, ContactSelection selection, long enough) {
        CursorPage.checkEnough(enough);
        return database.read(session -> new ContactListPage(session, account, selection).count(enough));
    }
}
