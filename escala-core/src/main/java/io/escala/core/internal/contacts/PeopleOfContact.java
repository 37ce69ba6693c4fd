package io.escala.core.internal.contacts;

import io.escala.core.identify.PhoneForm;
import io.escala.core.identify.PhoneForms;
import io.escala.core.internal.identify.ContactLinking;
import io.escala.core.internal.identify.LinkReasons;
import io.escala.core.internal.identify.Promotion;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Author;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.LinkReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * People who wrote before a contact had their number or user name: they become the contact's at once, as if it had been there
 * before their message. A person of another contact stays that one's, and one that a user took off the contact stays off it.
 */
final class PeopleOfContact {
    private PeopleOfContact() {}

    /**
     * Links the people known under a number, exactly or by a strong national form that no other contact has; the number they
     * wrote from becomes the WhatsApp phone.
     *
     * @param by who creates the contact
     * @return the other contacts to which people with the number belong
     */
    static List<ContactId> joinByNumber(UnitOfWork unit, ContactId contact, Phone phone, Author by) {
        List<ContactId> others = new ArrayList<>();
        for (PhoneForm form : PhoneForms.candidates(phone)) {
            Claim number = Claim.identityKey(IdentityKey.whatsAppNumber(form.phone()));
            boolean ours = form.grade() == PhoneForm.Grade.EXACT
                    || (form.grade() == PhoneForm.Grade.STRONG && !heldByOther(unit.state(), contact, form.phone()));
            Optional<ChannelIdentity> person = ours ? person(unit.state(), number) : Optional.empty();
            LinkReason reason = LinkReasons.keyAdded(
                    unit,
                    IdentityKeyKind.WHATSAPP_NUMBER,
                    form.grade() == PhoneForm.Grade.EXACT ? null : form.rule(),
                    by);
            if (person.isPresent() && join(unit, contact, person.get(), by, reason, others)) {
                promote(unit, contact, person.get(), form.phone());
            }
        }
        return others;
    }

    /**
     * Links the people with an Instagram user name, on each Instagram account where the contact is not known as another person.
     *
     * @param names the claims of the user name, one for each Instagram account
     * @param by who creates the contact
     * @return the other contacts to which people with the name belong
     */
    static List<ContactId> joinByUserName(UnitOfWork unit, ContactId contact, List<Claim> names, Author by) {
        return join(unit, contact, names, IdentityKeyKind.INSTAGRAM_USER_NAME, IdentityKeyKind.IGSID, by);
    }

    /**
     * Links the people with an id on Messenger, on each Page where the contact is not known as another person.
     *
     * @param ids the claims of the id, one for each Page
     * @param by who creates the contact
     * @return the other contacts to which people with the id belong
     */
    static List<ContactId> joinByFacebookId(UnitOfWork unit, ContactId contact, List<Claim> ids, Author by) {
        return join(unit, contact, ids, IdentityKeyKind.PSID, IdentityKeyKind.PSID, by);
    }

    private static List<ContactId> join(
            UnitOfWork unit,
            ContactId contact,
            List<Claim> keys,
            IdentityKeyKind kind,
            IdentityKeyKind anchor,
            Author by) {
        List<ContactId> others = new ArrayList<>();
        LinkReason reason = LinkReasons.keyAdded(unit, kind, null, by);
        for (Claim key : keys) {
            person(unit.state(), key)
                    .filter(person ->
                            person.contact() != null || !knownAsAnother(unit.state(), contact, person, anchor))
                    .ifPresent(person -> join(unit, contact, person, by, reason, others));
        }
        return others;
    }

    private static boolean join(
            UnitOfWork unit,
            ContactId contact,
            ChannelIdentity person,
            Author by,
            LinkReason reason,
            List<ContactId> others) {
        ContactId holder = person.contact();
        if (person.vetoes().contains(contact)) {
            return false;
        }
        if (holder == null) {
            ContactLinking.link(unit, person, contact, by, reason);
            return true;
        }
        if (!holder.equals(contact)) {
            others.add(holder);
        }
        return false;
    }

    private static void promote(UnitOfWork unit, ContactId contact, ChannelIdentity person, Phone number) {
        boolean wrote = unit.state()
                .identities()
                .alias(person.id(), IdentityKey.whatsAppNumber(number))
                .filter(alias -> alias.grade() == AliasGrade.CONFIRMED)
                .isPresent();
        if (wrote) {
            Promotion.onInbound(unit, contact, person, number);
        }
    }

    private static Optional<ChannelIdentity> person(State state, Claim key) {
        return state.holder(key).flatMap(id -> state.identities().canonical(new IdentityId(id)));
    }

    private static boolean heldByOther(State state, ContactId contact, Phone phone) {
        return state.holder(Claim.contactKey(ContactKeyValue.phone(phone)))
                .filter(holder -> !holder.equals(contact.value()))
                .isPresent();
    }

    private static boolean knownAsAnother(
            State state, ContactId contact, ChannelIdentity person, IdentityKeyKind anchor) {
        List<String> scopes = scopes(state, person, anchor);
        return state.identities().of(contact).stream()
                .filter(own -> !own.id().equals(person.id()))
                .anyMatch(own -> scopes(state, own, anchor).stream().anyMatch(scopes::contains));
    }

    private static List<String> scopes(State state, ChannelIdentity person, IdentityKeyKind anchor) {
        return state.identities().aliases(person.id()).stream()
                .filter(IdentityAlias::valid)
                .map(IdentityAlias::key)
                .filter(key -> key.kind() == anchor)
                .map(IdentityKey::scope)
                .toList();
    }
}
