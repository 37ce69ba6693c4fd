package io.escala.crm.change;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.contact.KeyRole;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A change of a contact, its keys and its consents. Match it with {@link #accept(Cases)}. */
public sealed interface ContactChange extends Change {
    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(Change.Cases<R> cases) {
        return cases.contact(this);
    }

    /** One method per variant. */
    interface Cases<R> {
        R addContact(AddContact change);

        R editContact(EditContact change);

        R removeContact(RemoveContact change);

        R grantKey(GrantKey change);

        R revokeKey(RevokeKey change);

        R changeRoles(ChangeRoles change);

        R recordConsent(RecordConsent change);
    }

    /**
     * Adds a contact. Its keys follow as {@link GrantKey}.
     *
     * @param contact the contact
     */
    record AddContact(Contact contact) implements ContactChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.addContact(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(contact.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Absent(Subject.contact(contact.id())));
        }
    }

    /**
     * Replaces a contact. The ChangeSet must expect the version before.
     *
     * @param contact the new contact, one version later
     */
    record EditContact(Contact contact) implements ContactChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.editContact(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(contact.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.contact(contact.id())));
        }
    }

    /**
     * Removes a contact for good, with its consents, its history and the suggestions about it. Its keys are free, and the people linked to it are nobody's, each
     * one version later and with their vetoes: whichever they are by then, so that none is left that came meanwhile. The ChangeSet must expect its
     * version, and changes nothing else of it afterwards. What else names it goes on naming it.
     *
     * @param deleted what is left of it
     */
    record RemoveContact(DeletedContact deleted) implements ContactChange {
        public RemoveContact {
            Objects.requireNonNull(deleted, "deleted");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.removeContact(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(deleted.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.contact(deleted.contact())));
        }
    }

    /**
     * Gives a contact a key, or more roles for a key it has ({@link ContactKey#withRoles}). Commutes.
     *
     * @param key the key with the roles to add
     */
    record GrantKey(ContactKey key) implements ContactChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.grantKey(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(key.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.contact(key.contact())));
        }

        @Override
        public List<Holding> takes() {
            List<Holding> takes = new ArrayList<>();
            takes.add(new Holding(Claim.contactKey(key.value()), key.contact().value()));
            takes.addAll(soleRoles(key, key.roles()));
            return takes;
        }
    }

    /**
     * Takes roles off a contact's key. A key that loses every role it was known with is removed, also when it was granted another role
     * meanwhile; so is a key without roles (ID field, user name, reference).
     *
     * @param key the key as it was
     * @param roles the roles it loses
     */
    record RevokeKey(ContactKey key, Set<KeyRole> roles) implements ContactChange {
        public RevokeKey {
            roles = Set.copyOf(roles);
            if (!key.roles().containsAll(roles)) {
                throw new IllegalArgumentException("a key can lose only roles it has");
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.revokeKey(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(key.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.contact(key.contact())));
        }

        /** Whether the key is removed: it loses every role it was known with. */
        public boolean removesKey() {
            return key.roles().equals(roles);
        }

        @Override
        public List<Holding> releases() {
            List<Holding> releases = new ArrayList<>();
            if (removesKey()) {
                releases.add(
                        new Holding(Claim.contactKey(key.value()), key.contact().value()));
            }
            for (KeyRole role : List.of(KeyRole.PRIMARY, KeyRole.WHATSAPP)) {
                if (removesKey() || roles.contains(role)) {
                    releases.add(new Holding(
                            Claim.contactRole(key.contact(), key.value(), role),
                            key.value().value()));
                }
            }
            return releases;
        }
    }

    /**
     * Changes the roles of a contact's key that stays: such as a primary phone that becomes a secondary one. Roles that the key gets otherwise
     * at the same time stay too.
     *
     * @param key the key as it was
     * @param roles the roles it has instead, not empty
     */
    record ChangeRoles(ContactKey key, Set<KeyRole> roles) implements ContactChange {
        public ChangeRoles {
            roles = Set.copyOf(roles);
            if (key.roles().isEmpty() || roles.isEmpty()) {
                throw new IllegalArgumentException("only a key with roles changes them, and it keeps one");
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.changeRoles(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(key.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.contact(key.contact())));
        }

        /** Returns the roles it gets. */
        public Set<KeyRole> added() {
            return without(roles, key.roles());
        }

        /** Returns the roles it loses. */
        public Set<KeyRole> removed() {
            return without(key.roles(), roles);
        }

        @Override
        public List<Holding> takes() {
            return soleRoles(key, added());
        }

        @Override
        public List<Holding> releases() {
            return soleRoles(key, removed());
        }
    }

    /**
     * Adds an entry to the consent ledger of a contact; an entry whose id exists changes nothing. Commutes.
     *
     * @param entry the entry
     */
    record RecordConsent(ConsentEntry entry) implements ContactChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.recordConsent(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(entry.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.contact(entry.contact())));
        }
    }

    private static Set<KeyRole> without(Set<KeyRole> roles, Set<KeyRole> others) {
        Set<KeyRole> rest = EnumSet.noneOf(KeyRole.class);
        rest.addAll(roles);
        rest.removeAll(others);
        return rest;
    }

    private static List<Holding> soleRoles(ContactKey key, Set<KeyRole> roles) {
        List<Holding> sole = new ArrayList<>();
        for (KeyRole role : roles) {
            if (role != KeyRole.SECONDARY) {
                sole.add(new Holding(
                        Claim.contactRole(key.contact(), key.value(), role),
                        key.value().value()));
            }
        }
        return sole;
    }
}
