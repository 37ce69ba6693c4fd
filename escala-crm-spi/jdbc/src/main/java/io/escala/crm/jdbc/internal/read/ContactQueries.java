package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.jdbc.internal.codec.ContactCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactReads;
import io.escala.crm.store.CursorPage;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    public CursorPage<Contact> searchContacts(
            AccountId account, ContactFilter filter, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        ContactSearch search = new ContactSearch(database.dialect(), account, filter);
        if (search.matchesNothing()) {
            return new CursorPage<>(List.of(), null);
        }
        String place = QuerySupport.place(after);
        return QuerySupport.page(
                database.read(session -> {
                    SqlCondition found = search.condition(session, place, limit + 1L);
                    return session.list(
                            CONTACTS + " WHERE account = ?" + found.sql() + " ORDER BY id LIMIT ?",
                            params -> {
                                params.text(account.value());
                                found.binding().bind(params);
                                params.number(limit + 1L);
                            },
                            row -> contact(account, row));
                }),
                limit,
                contact -> contact.id().value());
    }

    @Override
    public long countContacts(AccountId account, ContactFilter filter) {
        ContactSearch search = new ContactSearch(database.dialect(), account, filter);
        if (search.matchesNothing()) {
            return 0;
        }
        String sql = "SELECT COUNT(*) FROM (" + search.ids() + ") AS found";
        return database.read(session -> session.list(sql, search::bind, Row::number))
                .get(0);
    }
}
