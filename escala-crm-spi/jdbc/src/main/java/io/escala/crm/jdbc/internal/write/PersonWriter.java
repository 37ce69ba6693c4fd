package io.escala.crm.jdbc.internal.write;

import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.jdbc.internal.codec.ProfileCodec;
import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Writes what people are found by. It is derived from what is stored once everything else is written: whatever changes of a person there were,
 * and whichever of two names is the later one. What stays the same is not written. Not thread-safe.
 */
final class PersonWriter {
    private static final String NAME = "";

    private final SqlSession session;
    private final String account;

    PersonWriter(SqlSession session, String account) {
        this.session = session;
        this.account = account;
    }

    /**
     * Writes people anew.
     *
     * @param people their names
     * @param added those of them whom this transaction adds, whom nobody else can see yet
     * @param known others whom it adds, of whom nothing has to be read
     */
    void write(SortedSet<String> people, Set<String> added, List<Person> known) throws SQLException {
        Map<String, Stored> before =
                locked(people.stream().filter(name -> !added.contains(name)).toList());
        Map<String, Person> now = new TreeMap<>();
        people.forEach(name -> now.put(name, Person.nobody(name)));
        readIdentities(now);
        readContacts(now);
        known.forEach(person -> now.put(person.name(), person));
        List<Person> changed = now.values().stream()
                .filter(person ->
                        !before.getOrDefault(person.name(), Stored.NOTHING).equals(Stored.of(person)))
                .toList();
        run(PersonStatements.PUT_PERSON, changed);
    }

    /** Locks the rows of people in order, so that two transactions that change one of them see each other's changes. */
    private Map<String, Stored> locked(List<String> people) throws SQLException {
        Map<String, Stored> found = select(people);
        List<Person> missing = people.stream()
                .filter(name -> !found.containsKey(name))
                .map(Person::nobody)
                .toList();
        if (missing.isEmpty() || session.dialect().forUpdate().isEmpty()) {
            return found;
        }
        run(PersonStatements.KNOW_PERSON, missing);
        found.putAll(select(missing.stream().map(Person::name).toList()));
        return found;
    }

    private Map<String, Stored> select(List<String> people) throws SQLException {
        Map<String, Stored> found = new HashMap<>();
        if (!people.isEmpty()) {
            session.each(
                    "SELECT t.person, t.words, t.numbers FROM escala_people t WHERE t.account = ? AND t.person "
                            + session.dialect().isOneOf() + " ORDER BY t.person"
                            + session.dialect().forUpdate(),
                    params -> params.text(account).keys(people),
                    row -> found.put(row.text(), new Stored(row.text(), row.text())));
        }
        return found;
    }

    /** Of identities that are linked nothing is written: people are found by their contact then. */
    private void readIdentities(Map<String, Person> people) throws SQLException {
        List<String> ids = ids(people.keySet(), Person.IDENTITY);
        if (ids.isEmpty()) {
            return;
        }
        String isOneOf = session.dialect().isOneOf();
        session.each(
                "SELECT '" + NAME + "' AS kind, i.id, i.profile AS value FROM escala_identities i"
                        + " WHERE i.account = ? AND i.profile IS NOT NULL AND i.contact IS NULL AND i.id " + isOneOf
                        + " UNION ALL SELECT a.kind, a.identity, a.value FROM escala_aliases a"
                        + " JOIN escala_identities i ON i.account = a.account AND i.id = a.identity"
                        + " WHERE a.account = ? AND a.valid_to IS NULL AND i.contact IS NULL AND a.identity " + isOneOf
                        + " AND a.kind " + isOneOf,
                params -> params.text(account).keys(ids).text(account).keys(ids).keys(searchedKinds()),
                row -> {
                    String kind = row.text();
                    Person person = person(people, Person.IDENTITY + row.text());
                    String value = row.text();
                    if (kind.equals(NAME)) {
                        person.addName(ProfileCodec.read(value));
                    } else {
                        person.addKey(StoredNames.IDENTITY_KEY.value(kind), value);
                    }
                });
    }

    private static List<String> searchedKinds() {
        return Arrays.stream(IdentityKeyKind.values())
                .filter(Person::isFoundBy)
                .map(StoredNames.IDENTITY_KEY::tag)
                .toList();
    }

    private void readContacts(Map<String, Person> people) throws SQLException {
        List<String> ids = ids(people.keySet(), Person.CONTACT);
        if (ids.isEmpty()) {
            return;
        }
        String isOneOf = session.dialect().isOneOf();
        session.each(
                "SELECT '" + NAME + "' AS kind, c.id, c.search AS value FROM escala_contacts c"
                        + " WHERE c.account = ? AND c.id " + isOneOf
                        + " UNION ALL SELECT k.kind, k.contact, k.value FROM escala_contact_keys k"
                        + " WHERE k.account = ? AND k.kind = ? AND k.contact " + isOneOf,
                params -> params.text(account)
                        .keys(ids)
                        .text(account)
                        .text(StoredNames.CONTACT_KEY.tag(ContactKeyKind.PHONE))
                        .keys(ids),
                row -> {
                    String kind = row.text();
                    Person person = person(people, Person.CONTACT + row.text());
                    String value = row.text();
                    if (kind.equals(NAME)) {
                        person.words().addAll(SearchTerms.words(value));
                    } else {
                        person.numbers().add(value);
                    }
                });
    }

    private static Person person(Map<String, Person> people, String name) {
        return Objects.requireNonNull(people.get(name));
    }

    private static List<String> ids(Collection<String> people, String kind) {
        return people.stream()
                .filter(name -> name.startsWith(kind))
                .map(name -> name.substring(kind.length()))
                .toList();
    }

    private void run(WriteStatement<Person> statement, List<Person> people) throws SQLException {
        if (!people.isEmpty()) {
            session.batch(
                    statement.sql(session.dialect()),
                    people,
                    (params, person) -> statement.bind(params, account, person));
        }
    }

    /** The columns as they are stored. */
    private record Stored(String words, String numbers) {
        static final Stored NOTHING = new Stored("", "");

        static Stored of(Person person) {
            return new Stored(Person.joined(' ', person.words()), Person.joined('+', person.numbers()));
        }
    }
}
