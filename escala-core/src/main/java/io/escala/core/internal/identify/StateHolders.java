package io.escala.core.internal.identify;

import io.escala.core.identify.HeldKey;
import io.escala.core.identify.Identifier;
import io.escala.core.identify.KeyHolders;
import io.escala.core.identify.KnownPerson;
import io.escala.core.identify.PhoneForm;
import io.escala.core.identify.PhoneForms;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The holders of an identity's keys, as far as a decision loaded them, without contacts that a user took the person off. Reads only what the
 * rules need.
 */
final class StateHolders {
    private final State state;
    private final ChannelIdentity identity;

    StateHolders(State state, ChannelIdentity identity) {
        this.state = state;
        this.identity = identity;
    }

    /** Returns the identity's business-scoped user ids; none when it is linked, because the link decides. */
    List<IdentityKey> userIds() {
        return identity.contact() == null ? Fusion.userIds(state, identity) : List.of();
    }

    KeyHolders of(List<IdentityKey> keys) {
        KeyHolders.Builder holders = KeyHolders.builder();
        if (identity.contact() != null) {
            return holders.person(new KnownPerson(identity.contact(), Set.copyOf(keys), Set.of()))
                    .build();
        }
        Optional<Phone> number = PartyKeys.number(keys);
        if (number.isPresent()) {
            PhoneForms.candidates(number.get()).forEach(form -> addPhone(holders, form));
            return holders.build();
        }
        keys.stream()
                .filter(key -> key.kind() == IdentityKeyKind.PSID)
                .findFirst()
                .ifPresent(id -> Identifier.keysToLookUp(List.of(id))
                        .contactKeys()
                        .forEach(value -> addScoped(holders, value, IdentityKeyKind.PSID)));
        keys.stream()
                .filter(key -> key.kind() == IdentityKeyKind.INSTAGRAM_USER_NAME)
                .findFirst()
                .flatMap(name -> ContactKeyValue.instagramUserName(name.value()))
                .ifPresent(name -> addScoped(holders, name, IdentityKeyKind.IGSID));
        return holders.build();
    }

    private void addPhone(KeyHolders.Builder holders, PhoneForm form) {
        ContactKeyValue value = ContactKeyValue.phone(form.phone());
        holder(value).ifPresent(contact -> {
            if (form.grade() == PhoneForm.Grade.WEAK) {
                holders.contactKey(new HeldKey(contact, value, Set.of()));
                return;
            }
            holders.contactKey(new HeldKey(
                    contact,
                    value,
                    state.contacts().key(contact, value).map(ContactKey::roles).orElse(Set.of())));
            if (!userIds().isEmpty()) {
                addFormerOwners(holders, contact, IdentityKey.whatsAppNumber(form.phone()));
            }
        });
    }

    /** The contact's other identities under the number: it is this identity's now. */
    private void addFormerOwners(KeyHolders.Builder holders, ContactId contact, IdentityKey number) {
        for (ChannelIdentity other : others(contact)) {
            if (state.identities().alias(other.id(), number).isPresent()) {
                holders.person(new KnownPerson(contact, new HashSet<>(Fusion.userIds(state, other)), Set.of(number)));
            }
        }
    }

    /** The contact with a key, and under which ids of the channel it is known. */
    private void addScoped(KeyHolders.Builder holders, ContactKeyValue value, IdentityKeyKind id) {
        holder(value).ifPresent(contact -> {
            holders.contactKey(new HeldKey(contact, value, Set.of()));
            for (ChannelIdentity other : others(contact)) {
                for (IdentityAlias alias : state.identities().aliases(other.id())) {
                    if (alias.valid() && alias.key().kind() == id) {
                        holders.identityKey(contact, alias.key());
                    }
                }
            }
        });
    }

    private Optional<ContactId> holder(ContactKeyValue value) {
        return state.holder(Claim.contactKey(value))
                .map(ContactId::new)
                .filter(contact -> !identity.vetoes().contains(contact));
    }

    private List<ChannelIdentity> others(ContactId contact) {
        return state.identities().of(contact).stream()
                .filter(other -> !other.id().equals(identity.id()))
                .toList();
    }
}
