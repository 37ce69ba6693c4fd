package io.escala.core.contacts;

import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
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
 * A contact as one view: the contact itself, the keys it is found by, the channel identities linked to it, and the consents that
 * hold. Phones, e-mails, Facebook and Instagram are read from keys and identities, so each fact stands in one place. Immutable.
 *
 * @param contact the contact
 * @param keys its keys, in order of the kind's name and value
 * @param people the channel identities linked to it, in order of their ids
 * @param consents the latest entry of each purpose for which there is one
 */
public record ContactCard(
        Contact contact, List<ContactKey> keys, List<Person> people, Map<ConsentPurpose, ConsentEntry> consents) {
    /**
     * The contact as a channel sees it.
     *
     * @param identity the identity
     * @param aliases every name the channel has, or had, for it
     * @param consents what they last said on the channel about being written to, of each purpose of which they said anything
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
    }

    /**
     * The contact's id.
     *
     * @return the id
     */
    public ContactId id() {
        return contact.id();
    }

    /**
     * The primary phone.
     *
     * @return the phone, if there is one
     */
    public Optional<Phone> primaryPhone() {
        return phones(KeyRole.PRIMARY).findFirst();
    }

    /**
     * The secondary phones, which are never a destination.
     *
     * @return the phones, in order of their digits
     */
    public List<Phone> secondaryPhones() {
        return phones(KeyRole.SECONDARY).toList();
    }

    /**
     * The WhatsApp phone, possibly the primary phone at the same time.
     *
     * @return the phone, if there is one
     */
    public Optional<Phone> whatsAppPhone() {
        return phones(KeyRole.WHATSAPP).findFirst();
    }

    private Stream<Phone> phones(KeyRole role) {
        return values(ContactKeyKind.PHONE, role).map(Phone::new);
    }

    /**
     * The main e-mail.
     *
     * @return the address in lower case, if there is one
     */
    public Optional<String> primaryEmail() {
        return values(ContactKeyKind.EMAIL, KeyRole.PRIMARY).findFirst();
    }

    /**
     * The further e-mails.
     *
     * @return the addresses in lower case, sorted
     */
    public List<String> furtherEmails() {
        return values(ContactKeyKind.EMAIL, KeyRole.SECONDARY).toList();
    }

    private Stream<String> values(ContactKeyKind kind, KeyRole role) {
        return keys.stream()
                .filter(key -> key.value().kind() == kind && key.is(role))
                .map(key -> key.value().value());
    }

    /**
     * The Facebook ID: what the Pages of the account call the person, one a Page.
     *
     * @return the page-scoped ids
     */
    public List<String> facebookIds() {
        return current(IdentityKeyKind.PSID).toList();
    }

    /**
     * What the Instagram accounts of the account call the person, one an Instagram account. It stays when the user name changes.
     *
     * @return the Instagram-scoped ids
     */
    public List<String> instagramIds() {
        return current(IdentityKeyKind.IGSID).toList();
    }

    /**
     * The Instagram user name: the one that was seen last, else the one on record.
     *
     * @return the name in lower case without {@code @}, if one is known
     */
    public Optional<String> instagramUserName() {
        return current(IdentityKeyKind.INSTAGRAM_USER_NAME)
                .findFirst()
                .or(() -> keys.stream()
                        .filter(key -> key.value().kind() == ContactKeyKind.INSTAGRAM_USER_NAME)
                        .map(key -> key.value().value())
                        .findFirst());
    }

    /**
     * The WhatsApp user name, where the person has one and shows it.
     *
     * @return the name seen last, in lower case without {@code @}, if one is known
     */
    public Optional<String> whatsAppUserName() {
        return current(IdentityKeyKind.WHATSAPP_USER_NAME).findFirst();
    }

    private Stream<String> current(IdentityKeyKind kind) {
        return people.stream().flatMap(person -> person.current(kind));
    }

    /**
     * The consent that holds, as it was recorded for the contact. What the person said on a channel stands beside it, in
     * {@link Person#consents()}, and counts on that channel.
     *
     * @param purpose to what
     * @return the latest entry, or empty when nothing was ever recorded
     */
    public Optional<ConsentEntry> consent(ConsentPurpose purpose) {
        return Optional.ofNullable(consents.get(purpose));
    }

    /**
     * What to show as the name: first and last name, else what a channel calls the person, else a number, user name or e-mail.
     * Derived, never stored.
     *
     * @return the name to show, or empty when nothing at all is known
     */
    public Optional<String> displayName() {
        return contact.fullName()
                .or(() -> people.stream()
                        .map(person -> person.identity().profile())
                        .flatMap(Stream::ofNullable)
                        .max(Comparator.comparing(ProfileName::seenAt))
                        .map(ProfileName::display))
                .or(() -> whatsAppPhone().or(this::primaryPhone).map(Phone::e164))
                .or(this::instagramUserName)
                .or(this::primaryEmail);
    }

    /** Ids and counts only: the rest is personal data. */
    @Override
    public String toString() {
        return "ContactCard[" + contact + ", " + keys.size() + " keys, " + people.size() + " people]";
    }
}
