package io.escala.core.identify;

import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Who holds the keys of {@link Identifier#keysToLookUp}, as read from a host's tables. A key may have several holders.
 *
 * <p>Of each contact that is named, <em>every</em> identity key must be given, not only the one that was looked up: a number
 * or user name that has passed to another person is noticed by the other ids of its former owner.
 *
 * @param people the persons linked to contacts
 * @param contactKeys the phones and user names of contacts
 */
public record KeyHolders(List<KnownPerson> people, List<HeldKey> contactKeys) {
    private static final KeyHolders NONE = new KeyHolders(List.of(), List.of());

    public KeyHolders {
        people = List.copyOf(Objects.requireNonNull(people, "people"));
        contactKeys = List.copyOf(Objects.requireNonNull(contactKeys, "contactKeys"));
    }

    /** Returns the value for keys that nobody holds. */
    public static KeyHolders none() {
        return NONE;
    }

    /** Creates a builder to which rows are added in any order. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link KeyHolders}. Not thread-safe. */
    public static final class Builder {
        private final Map<ContactId, Set<IdentityKey>> identityKeys = new LinkedHashMap<>();
        private final List<KnownPerson> people = new ArrayList<>();
        private final List<HeldKey> contactKeys = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a row: a contact is known under an id of a channel. All keys added for one contact are taken as one person's.
         *
         * @param contact the contact
         * @param key the id
         */
        public Builder identityKey(ContactId contact, IdentityKey key) {
            Objects.requireNonNull(contact, "contact");
            Objects.requireNonNull(key, "key");
            identityKeys.computeIfAbsent(contact, none -> new LinkedHashSet<>()).add(key);
            return this;
        }

        /**
         * Adds a person, for hosts that record several persons of one contact, or which numbers a person had before.
         *
         * @param person the person
         */
        public Builder person(KnownPerson person) {
            people.add(Objects.requireNonNull(person, "person"));
            return this;
        }

        /**
         * Adds a row: a contact holds a phone.
         *
         * @param contact the contact
         * @param phone the phone
         * @param roles what it is to the contact; without a role it links nobody
         */
        public Builder phone(ContactId contact, Phone phone, KeyRole... roles) {
            return contactKey(
                    new HeldKey(contact, ContactKeyValue.phone(Objects.requireNonNull(phone, "phone")), Set.of(roles)));
        }

        /**
         * Adds a row: a contact holds a phone or a user name.
         *
         * @param key the row
         */
        public Builder contactKey(HeldKey key) {
            contactKeys.add(Objects.requireNonNull(key, "key"));
            return this;
        }

        /** Builds the value. */
        public KeyHolders build() {
            List<KnownPerson> all = new ArrayList<>(people);
            identityKeys.forEach((contact, keys) -> all.add(new KnownPerson(contact, keys, Set.of())));
            return new KeyHolders(all, contactKeys);
        }
    }
}
