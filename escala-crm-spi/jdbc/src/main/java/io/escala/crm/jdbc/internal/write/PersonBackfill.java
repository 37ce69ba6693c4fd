package io.escala.crm.jdbc.internal.write;

import io.escala.crm.AccountId;
import io.escala.crm.contact.Contact;
import io.escala.crm.jdbc.internal.codec.ContactCodec;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.ContactFilter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Folds what people are found by, of those who were stored before people were searched. */
final class PersonBackfill {
    private static final int PORTION = 500;

    private PersonBackfill() {}

    static Optional<Unfinished.Place> identities(SqlSession session, Unfinished.Place after) throws SQLException {
        return portion(session, after, "escala_identities", Person.IDENTITY);
    }

    static Optional<Unfinished.Place> contacts(SqlSession session, Unfinished.Place after) throws SQLException {
        return portion(session, after, "escala_contacts", Person.CONTACT);
    }

    /** Writes what lists of contacts show, of those who were stored before there were any, and finds them by their companies too. */
    static Optional<Unfinished.Place> listed(SqlSession session, Unfinished.Place after) throws SQLException {
        List<Contact> contacts = session.list(
                "SELECT account, id, version, doc FROM escala_contacts WHERE (account, id) > (?, ?)"
                        + " ORDER BY account, id LIMIT " + PORTION,
                params -> params.text(after.account()).text(after.id()),
                row -> ContactCodec.contact(new AccountId(row.text()), row.text(), row.number(), row.text()));
        TreeMap<String, SortedSet<String>> ids = new TreeMap<>();
        TreeMap<String, SortedSet<String>> ofCompanies = new TreeMap<>();
        for (Contact contact : contacts) {
            String account = contact.account().value();
            ids.computeIfAbsent(account, none -> new TreeSet<>())
                    .add(contact.id().value());
            if (contact.company() != null) {
                session.update(
                        "UPDATE escala_contacts SET search = ? WHERE account = ? AND id = ?",
                        params -> params.text(ContactFilter.searchKey(contact))
                                .text(account)
                                .text(contact.id().value()));
                ofCompanies.computeIfAbsent(account, none -> new TreeSet<>()).add(Person.name(contact.id()));
            }
        }
        for (String account : ids.keySet()) {
            new ListedContactWriter(session, account).write(ids.get(account), Set.of());
        }
        for (String account : ofCompanies.keySet()) {
            new PersonWriter(session, account).write(ofCompanies.get(account), Set.of(), List.of());
        }
        return Unfinished.Place.last(contacts.stream()
                .map(contact -> new Unfinished.Place(
                        contact.account().value(), contact.id().value()))
                .toList());
    }

    private static Optional<Unfinished.Place> portion(
            SqlSession session, Unfinished.Place after, String table, String kind) throws SQLException {
        List<Unfinished.Place> places = session.list(
                "SELECT account, id FROM " + table + " WHERE (account, id) > (?, ?) ORDER BY account, id LIMIT "
                        + PORTION,
                params -> params.text(after.account()).text(after.id()),
                row -> new Unfinished.Place(row.text(), row.text()));
        TreeMap<String, SortedSet<String>> people = new TreeMap<>();
        places.forEach(place ->
                people.computeIfAbsent(place.account(), none -> new TreeSet<>()).add(kind + place.id()));
        for (String account : people.keySet()) {
            new PersonWriter(session, account).write(people.get(account), Set.of(), List.of());
        }
        return Unfinished.Place.last(places);
    }
}
