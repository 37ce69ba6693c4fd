package io.escala.crm.change;

import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.contact.KeyRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The contacts of a {@link State}, with their keys and consents. Not thread-safe. */
public final class ContactState {
    private static final Comparator<ContactKey> KEY_ORDER = Comparator.comparing(
                    (ContactKey key) -> key.value().kind().name())
            .thenComparing(key -> key.value().value());

    private final LoadedRelations loaded;
    private final Map<ContactId, Contact> contacts = new HashMap<>();
    private final Map<ContactId, Map<ContactKeyValue, ContactKey>> keys = new HashMap<>();
    private final Map<ContactId, Map<String, ConsentEntry>> consents = new HashMap<>();
    private final Map<ContactId, DeletedContact> deleted = new HashMap<>();
    private final ContactChange.Cases<Boolean> effects = new Effects();

    ContactState(LoadedRelations loaded) {
        this.loaded = loaded;
    }

    ContactChange.Cases<Boolean> effects() {
        return effects;
    }

    /** A contact, if it exists. */
    public Optional<Contact> find(ContactId id) {
        loaded.require(Relation.CONTACTS, id);
        return Optional.ofNullable(contacts.get(id));
    }

    /** Every contact loaded: a view. */
    public Collection<Contact> all() {
        return Collections.unmodifiableCollection(contacts.values());
    }

    /** The keys of a contact, in order of the kind's name and the value. */
    public List<ContactKey> keys(ContactId contact) {
        loaded.require(Relation.CONTACT_KEYS, contact);
        List<ContactKey> all =
                new ArrayList<>(keys.getOrDefault(contact, Map.of()).values());
        all.sort(KEY_ORDER);
        return all;
    }

    /** A key of a contact, if it has it. */
    public Optional<ContactKey> key(ContactId contact, ContactKeyValue value) {
        loaded.require(Relation.CONTACT_KEYS, contact);
        return Optional.ofNullable(keys.getOrDefault(contact, Map.of()).get(value));
    }

    /** The consent ledger of a contact: oldest first, ties by id. */
    public List<ConsentEntry> consents(ContactId contact) {
        loaded.require(Relation.CONSENTS, contact);
        return consents.getOrDefault(contact, Map.of()).values().stream()
                .sorted(Comparator.comparing(ConsentEntry::at).thenComparing(ConsentEntry::id))
                .toList();
    }

    /** What is left of a contact, if it was deleted. */
    public Optional<DeletedContact> deleted(ContactId id) {
        loaded.require(Relation.DELETED_CONTACTS, id);
        return Optional.ofNullable(deleted.get(id));
    }

    /** What is left of every contact that was deleted, as far as it is loaded: a view. */
    public Collection<DeletedContact> deleted() {
        return Collections.unmodifiableCollection(deleted.values());
    }

    /** Puts in what the store holds. */
    public void put(DeletedContact stored) {
        loaded.add(Relation.DELETED_CONTACTS, stored.contact());
        deleted.put(stored.contact(), stored);
    }

    /** Puts in what the store holds. */
    public void put(Contact stored) {
        loaded.add(Relation.CONTACTS, stored.id());
        contacts.put(stored.id(), stored);
    }

    /** Puts in what the store holds. */
    public void put(ContactKey stored) {
        keys.computeIfAbsent(stored.contact(), none -> new LinkedHashMap<>()).put(stored.value(), stored);
    }

    /** Puts in what the store holds. */
    public void put(ConsentEntry stored) {
        consents.computeIfAbsent(stored.contact(), none -> new LinkedHashMap<>())
                .putIfAbsent(stored.id(), stored);
    }

    /** What makes an empty state this one, in an order in which it can be applied. */
    Stream<Change> changes() {
        return Stream.of(
                        deleted.values().stream().map(ContactChange.RemoveContact::new),
                        contacts.values().stream().map(ContactChange.AddContact::new),
                        keys.values().stream()
                                .flatMap(each -> each.values().stream())
                                .map(ContactChange.GrantKey::new),
                        consents.values().stream()
                                .flatMap(ledger -> ledger.values().stream())
                                .map(ContactChange.RecordConsent::new))
                .flatMap(part -> part);
    }

    private final class Effects implements ContactChange.Cases<Boolean> {
        @Override
        public Boolean addContact(ContactChange.AddContact change) {
            ContactId id = change.contact().id();
            put(change.contact());
            loaded.add(Relation.CONTACT_KEYS, id);
            loaded.add(Relation.CONSENTS, id);
            loaded.add(Relation.IDENTITIES_OF, id);
            return true;
        }

        @Override
        public Boolean editContact(ContactChange.EditContact change) {
            put(change.contact());
            return true;
        }

        /** Its claims, its people and the suggestions about it are gone before ({@link State}). */
        @Override
        public Boolean removeContact(ContactChange.RemoveContact change) {
            ContactId id = change.deleted().contact();
            loaded.add(Relation.CONTACTS, id);
            contacts.remove(id);
            keys.remove(id);
            consents.remove(id);
            put(change.deleted());
            return true;
        }

        @Override
        public Boolean grantKey(ContactChange.GrantKey change) {
            ContactKey granted = change.key();
            put(key(granted.contact(), granted.value())
                    .map(before -> before.withRoles(granted.roles()))
                    .orElse(granted));
            return true;
        }

        @Override
        public Boolean revokeKey(ContactChange.RevokeKey change) {
            key(change.key().contact(), change.key().value()).ifPresent(before -> {
                EnumSet<KeyRole> left = EnumSet.noneOf(KeyRole.class);
                left.addAll(before.roles());
                left.removeAll(change.roles());
                if (change.removesKey() || left.isEmpty()) {
                    keys.getOrDefault(before.contact(), Map.of()).remove(before.value());
                } else {
                    put(new ContactKey(before.account(), before.contact(), before.value(), left));
                }
            });
            return true;
        }

        @Override
        public Boolean changeRoles(ContactChange.ChangeRoles change) {
            key(change.key().contact(), change.key().value()).ifPresent(before -> {
                EnumSet<KeyRole> roles = EnumSet.noneOf(KeyRole.class);
                roles.addAll(before.roles());
                roles.removeAll(change.removed());
                roles.addAll(change.added());
                put(new ContactKey(before.account(), before.contact(), before.value(), roles));
            });
            return true;
        }

        @Override
        public Boolean recordConsent(ContactChange.RecordConsent change) {
            put(change.entry());
            return true;
        }
    }
}
