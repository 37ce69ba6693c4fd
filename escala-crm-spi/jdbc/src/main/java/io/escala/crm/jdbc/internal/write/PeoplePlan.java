package io.escala.crm.jdbc.internal.write;

import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The people whose search entry a plan may change. Of identities that the plan adds everything is known, so that nothing is read again; of all
 * others it is derived from what is stored once everything else is written. Not thread-safe.
 */
final class PeoplePlan {
    private final SortedMap<String, OfAccount> accounts = new TreeMap<>();

    private OfAccount of(String account) {
        return accounts.computeIfAbsent(account, none -> new OfAccount());
    }

    /**
     * An identity is added, with or without a name.
     *
     * @param linked whether it is linked to a contact, by whom it is found then
     */
    void add(String account, String person, @Nullable ProfileName profile, boolean linked) {
        of(account).added.put(person, new Added(profile, linked));
    }

    /** An identity is linked to a contact, or to none. */
    void link(String account, String person, boolean linked) {
        Added added = of(account).added.get(person);
        if (added == null) {
            derive(account, person);
        } else {
            added.linked = linked;
        }
    }

    /** A person is seen with a name. */
    void name(String account, String person, ProfileName profile) {
        Added added = of(account).added.get(person);
        if (added == null) {
            derive(account, person);
        } else {
            added.profile = ProfileName.latest(added.profile, profile);
        }
    }

    /** A person is seen with a key by which people are found. */
    void see(String account, String person, IdentityKey key) {
        Added added = of(account).added.get(person);
        if (added == null) {
            derive(account, person);
        } else {
            added.keys.add(key);
        }
    }

    /** What a person is found by may change otherwise. */
    void derive(String account, String person) {
        of(account).derived.add(person);
    }

    boolean isEmpty() {
        return accounts.isEmpty();
    }

    /**
     * Writes the entries.
     *
     * @param inserted whether a person of an account is inserted by the plan, so that nobody else can see them yet
     */
    void write(SqlSession session, Inserted inserted) throws SQLException {
        for (String account : accounts.keySet()) {
            OfAccount people = of(account);
            Set<String> unseen = new TreeSet<>(people.derived);
            unseen.removeIf(person -> !inserted.test(account, person));
            new PersonWriter(session, account).write(people.derived, unseen, people.known());
        }
    }

    /** Whether a plan inserts a person. */
    @FunctionalInterface
    interface Inserted {
        boolean test(String account, String person);
    }

    private static final class OfAccount {
        private final SortedMap<String, Added> added = new TreeMap<>();
        private final SortedSet<String> derived = new TreeSet<>();

        List<Person> known() {
            List<Person> known = new ArrayList<>();
            added.forEach((name, person) -> {
                if (!derived.contains(name) && !person.linked) {
                    known.add(person.as(name));
                }
            });
            return known;
        }
    }

    /** A new identity, as far as people are found by it. */
    private static final class Added {
        private @Nullable ProfileName profile;
        private boolean linked;
        private final List<IdentityKey> keys = new ArrayList<>();

        Added(@Nullable ProfileName profile, boolean linked) {
            this.profile = profile;
            this.linked = linked;
        }

        Person as(String name) {
            Person person = Person.nobody(name);
            person.addName(profile);
            keys.forEach(key -> person.addKey(key.kind(), key.value()));
            return person;
        }
    }
}
