package io.escala.core.internal.identify;

import io.escala.core.identify.PhoneForm;
import io.escala.core.identify.PhoneForms;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.quarantine.Suggestion;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Promotion: a number becomes the contact's WhatsApp phone when, and only when, a message comes in from it (S38, S39).
 * Sending to the primary phone does not set the field (S37), nor do statuses, reads or echoes.
 *
 * <ol>
 *   <li>A contact that has a WhatsApp phone keeps it.
 *   <li>A number that a user took off the contact stays off it.
 *   <li>The number must be the contact's: one of its phones digit for digit, a national form of one, or a number that Meta
 *       named for one of its phones.
 *   <li>Or the person was registered while the channel hid the number, and shows it for the first time.
 *   <li>It is recorded in the form of the message; the matching phone is not changed, so both forms are kept.
 * </ol>
 */
public final class Promotion {
    private Promotion() {}

    /**
     * Promotes the number if the rules allow it.
     *
     * @param unit the decision; the contact's keys and the identity's aliases must be loaded
     * @param contact the contact the identity is linked to
     * @param identity the sender
     * @param number the number the message came from
     */
    public static void onInbound(UnitOfWork unit, ContactId contact, ChannelIdentity identity, Phone number) {
        State state = unit.state();
        List<ContactKey> keys = state.contacts().keys(contact);
        if (keys.stream().anyMatch(key -> key.is(KeyRole.WHATSAPP))) {
            return;
        }
        ContactKeyValue value = ContactKeyValue.phone(number);
        Optional<String> holder = state.holder(Claim.contactKey(value));
        boolean takenByAnother = holder.isPresent() && !holder.get().equals(contact.value());
        if (takenByAnother || identity.vetoes().contains(contact) || !isNumberOf(state, keys, identity, number)) {
            return;
        }
        unit.change(new ContactChange.GrantKey(
                new ContactKey(unit.account(), contact, value, EnumSet.of(KeyRole.WHATSAPP))));
        unit.event(new CrmEvent.WhatsAppPhoneRecorded(contact));
    }

    /**
     * Records the number of a person who was registered while the channel hid it, and who shows it now: it becomes what it would
     * be if it had been known, the WhatsApp phone, and the primary phone of a contact without one (S33, S34). If another contact
     * holds it, that is left as a suggestion.
     *
     * @param unit the decision; the contact's keys, the identity's aliases and the holders of the number loaded
     * @param contact the contact the identity was linked to before
     * @param identity the sender
     * @param number the number, seen for the first time
     */
    public static void onFirstNumber(UnitOfWork unit, ContactId contact, ChannelIdentity identity, Phone number) {
        State state = unit.state();
        List<ContactKey> keys = state.contacts().keys(contact);
        if (keys.stream().anyMatch(key -> key.is(KeyRole.WHATSAPP))
                || hadNumber(state, identity, number)
                || identity.vetoes().contains(contact)) {
            return;
        }
        ContactKeyValue value = ContactKeyValue.phone(number);
        Optional<ContactId> holder = state.holder(Claim.contactKey(value)).map(ContactId::new);
        if (holder.filter(other -> !other.equals(contact)).isPresent()) {
            ContactLinking.suggest(unit, identity, Suggestion.Kind.IDENTITY_CONFLICT, List.of(contact, holder.get()));
            return;
        }
        EnumSet<KeyRole> roles = EnumSet.of(KeyRole.WHATSAPP);
        if (keys.stream()
                .noneMatch(key -> key.is(KeyRole.PRIMARY) && key.value().kind() == ContactKeyKind.PHONE)) {
            roles.add(KeyRole.PRIMARY);
        }
        unit.change(new ContactChange.GrantKey(new ContactKey(unit.account(), contact, value, roles)));
        unit.event(new CrmEvent.WhatsAppPhoneRecorded(contact));
    }

    private static boolean hadNumber(State state, ChannelIdentity identity, Phone number) {
        return state.identities().aliases(identity.id()).stream()
                .map(IdentityAlias::key)
                .anyMatch(key -> key.kind() == IdentityKeyKind.WHATSAPP_NUMBER
                        && !key.value().equals(number.digits()));
    }

    private static boolean isNumberOf(State state, List<ContactKey> keys, ChannelIdentity identity, Phone number) {
        Set<String> same = new HashSet<>();
        for (PhoneForm form : PhoneForms.candidates(number)) {
            if (form.grade() != PhoneForm.Grade.WEAK) {
                same.add(form.phone().digits());
            }
        }
        // A number we wrote to, and the number Meta named for it, belong to one person.
        for (IdentityAlias alias : state.identities().aliases(identity.id())) {
            if (alias.valid() && alias.key().kind() == IdentityKeyKind.WHATSAPP_NUMBER) {
                same.add(alias.key().value());
            }
        }
        return keys.stream()
                .anyMatch(key -> key.value().kind() == ContactKeyKind.PHONE
                        && same.contains(key.value().value()));
    }
}
