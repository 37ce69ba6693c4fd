package io.escala.core.contacts;

import io.escala.core.fields.FieldValue;
import io.escala.core.fields.ShownField;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.ProfileName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A contact as one view: the contact, its keys, the channel identities linked to it and the consents in effect. Phones,
 * e-mails, Facebook and Instagram are read from keys and identities, so each fact is stored once. Immutable.
 *
 * @param contact the contact
 * @param keys its keys, in order of the kind's name and value
 * @param people the channel identities linked to it, in order of their ids
 * @param consents the latest entry of each purpose; a purpose without entries is absent
 * @param fields the fields of the account's own: those in use in the order of the account, each with its value or without one, then values under names of
 *     no field
 */
public record ContactCard(
        Contact contact,
        List<ContactKey> keys,
        List<Person> people,
        Map<ConsentPurpose, ConsentEntry> consents,
        List<ShownField> fields) {
    /**
     * The contact as a channel sees it.
     *
     * @param identity the identity
     * @param aliases its current and former aliases on the channel
     * @param consents the person's latest choice on the channel for each purpose; a purpose without a choice is absent
     */
    public record Person(
            ChannelIdentity identity, List<IdentityAlias> aliases, Map<ConsentPurpose, ChannelConsent> consents) {
        public Person {
            Objects.requireNonNull(identity, "identity");
            aliases = List.copyOf(aliases);
            consents = Map.copyOf(consents);
        }

        private Stream<String> current(IdentityKeyKind kind) {
            return aliases.stream()
                    .filter(alias -> alias.valid() && alias.key().kind() == kind)
                    .sorted(Comparator.comparing(IdentityAlias::lastSeen).reversed())
                    .map(alias -> alias.key().value());
        }
    }

    public ContactCard {
        Objects.requireNonNull(contact, "contact");
        keys = List.copyOf(keys);
        people = List.copyOf(people);
        consents = Map.copyOf(consents);
        fields = List.copyOf(fields);
    }

    /** Returns the contact's id. */
    public ContactId id() {
        return contact.id();
    }

    /**
     * Returns the value of a field of the account's own.
     *
     * @param key the key of the field
     * @return its value by the type of the field, a text for a name of no field; empty when it has none, and for an archived field
     */
    public Optional<FieldValue> field(String key) {
        Objects.requireNonNull(key, "key");
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .flatMap(ShownField::value);
    }

    /** Returns the primary phone, if there is one. */
    public Optional<Phone> primaryPhone() {
        return phones(KeyRole.PRIMARY).findFirst();
    }

    /**
     * Returns the secondary phones, which are never a destination.
     *
     * @return the phones, in order of their digits
     */
    public List<Phone> secondaryPhones() {
        return phones(KeyRole.SECONDARY).toList();
    }

    /** Returns the WhatsApp phone, if there is one. It may be the primary phone too. */
    public Optional<Phone> whatsAppPhone() {
        return phones(KeyRole.WHATSAPP).findFirst();
    }

    private Stream<Phone> phones(KeyRole role) {
        return values(ContactKeyKind.PHONE, role).map(Phone::new);
    }

    /** Returns the main e-mail in lower case, if there is one. */
    public Optional<String> primaryEmail() {
        return values(ContactKeyKind.EMAIL, KeyRole.PRIMARY).findFirst();
    }

    /**
     * Returns the further e-mails.
     *
     * @return the addresses in lower case, sorted
     */
    public List<String> furtherEmails() {
        return values(ContactKeyKind.EMAIL, KeyRole.SECONDARY).toList();
    }

    /** Returns the reference by which another system knows the contact, if there is one. */
    public Optional<String> externalReference() {
        return values(ContactKeyKind.EXTERNAL_REFERENCE).findFirst();
    }

    /** Returns the value of the ID field, if there is one. */
    public Optional<String> idField() {
        return values(ContactKeyKind.ID_FIELD).findFirst();
    }

    private Stream<String> values(ContactKeyKind kind) {
        return keys.stream()
                .map(ContactKey::value)
                .filter(value -> value.kind() == kind)
                .map(ContactKeyValue::value);
    }

    private Stream<String> values(ContactKeyKind kind, KeyRole role) {
        return keys.stream()
                .filter(key -> key.value().kind() == kind && key.is(role))
                .map(key -> key.value().value());
    }

    /**
     * Returns the Facebook ids of the person, one per Page of the account: those they wrote from, then those recorded on the contact
     * before.
     *
     * @return the page-scoped ids, each once
     */
    public List<String> facebookIds() {
        return Stream.concat(
                        current(IdentityKeyKind.PSID),
                        values(ContactKeyKind.FACEBOOK_ID).map(value -> value.substring(value.indexOf('/') + 1)))
                .distinct()
                .toList();
    }

    /**
     * Returns the Instagram ids of the person, one per Instagram account of the account. They do not change with the user
     * name.
     *
     * @return the Instagram-scoped ids
     */
    public List<String> instagramIds() {
        return current(IdentityKeyKind.IGSID).toList();
    }

    /**
     * Returns the Instagram user name: the one last seen on the channel, else the one recorded on the contact.
     *
     * @return the name in lower case without {@code @}, if one is known
     */
    public Optional<String> instagramUserName() {
        return current(IdentityKeyKind.INSTAGRAM_USER_NAME)
                .findFirst()
                .or(() -> values(ContactKeyKind.INSTAGRAM_USER_NAME).findFirst());
    }

    /**
     * Returns the WhatsApp user name, if the person has one and shows it.
     *
     * @return the name last seen, in lower case without {@code @}, if one is known
     */
    public Optional<String> whatsAppUserName() {
        return current(IdentityKeyKind.WHATSAPP_USER_NAME).findFirst();
    }

    private Stream<String> current(IdentityKeyKind kind) {
        return people.stream().flatMap(person -> person.current(kind));
    }

    /**
     * Returns the consent in effect that was recorded for the contact. The person's choices on a channel are separate, in
     * {@link Person#consents()}, and apply to that channel.
     *
     * @param purpose the purpose
     * @return the latest entry, or empty when none was ever recorded
     */
    public Optional<ConsentEntry> consent(ConsentPurpose purpose) {
        return Optional.ofNullable(consents.get(purpose));
    }

    /**
     * Returns the name to show: first and last name, else the person's name on a channel, else a user name, number or
     * e-mail. Derived, never stored.
     *
     * @return the name, or empty when nothing is known
     */
    public Optional<String> displayName() {
        return contact.fullName()
                .or(() -> people.stream()
                        .map(person -> person.identity().profile())
                        .flatMap(Stream::ofNullable)
                        .filter(ProfileName::isPresent)
                        .max(Comparator.comparing(ProfileName::seenAt))
                        .map(ProfileName::display))
                .or(this::instagramUserName)
                .or(this::whatsAppUserName)
                .or(() -> whatsAppPhone().or(this::primaryPhone).map(Phone::e164))
                .or(this::primaryEmail);
    }

    /** Ids and counts only, because the rest is personal data. */
    @Override
    public String toString() {
        return "ContactCard[" + contact + ", " + keys.size() + " keys, " + people.size() + " people]";
    }
}
