package io.escala.crm.jdbc.internal.write;

import io.escala.crm.jdbc.internal.engine.SqlSession;
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
