package io.escala.core.internal.identify;

import io.escala.core.identify.Identification;
import io.escala.core.identify.Identification.Rule;
import io.escala.core.identify.Identification.Step;
import io.escala.core.identify.PhoneForm;
import io.escala.core.identify.PhoneForms;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the contact of an identity. In order: the existing link; the exact number as WhatsApp phone, as primary, as
 * secondary; a strong national form in the same order; the Instagram user name (S54). Two contacts on the strongest grade
 * that matches are ambiguous. A weak form only suggests. Names, e-mail and ID fields are not used (S47, S66).
 */
public final class ContactIdentification {
    private record Grade(KeyRole role, Rule exact, Rule form) {}

    private static final List<Grade> GRADES = List.of(
            new Grade(KeyRole.WHATSAPP, Rule.EXACT_WHATSAPP_PHONE, Rule.FORM_WHATSAPP_PHONE),
            new Grade(KeyRole.PRIMARY, Rule.EXACT_PRIMARY_PHONE, Rule.FORM_PRIMARY_PHONE),
            new Grade(KeyRole.SECONDARY, Rule.EXACT_SECONDARY_PHONE, Rule.FORM_SECONDARY_PHONE));

    private ContactIdentification() {}

    /**
     * Identifies the contact.
     *
     * @param state the holders of {@link PartyKeys#claims}, their contacts and keys; for an Instagram user name also the
     *     identities of the contact that holds it
     * @param identity the identity
     * @param keys the keys in the event
     * @return the contact, or why there is none
     */
    public static Identification identify(State state, ChannelIdentity identity, List<IdentityKey> keys) {
        List<Step> tried = new ArrayList<>();
        if (identity.contact() != null) {
            Step step = new Step(Rule.LINKED, null, null, 1);
            tried.add(step);
            return new Identification.Known(identity.contact(), step, tried);
        }
        tried.add(new Step(Rule.LINKED, null, null, 0));
        Optional<Phone> number = PartyKeys.number(keys);
        if (number.isPresent()) {
            return byNumber(state, identity, number.get(), tried);
        }
        for (IdentityKey key : keys) {
            if (key.kind() == IdentityKeyKind.INSTAGRAM_USER_NAME) {
                return byUserName(state, identity, key, tried);
            }
        }
        return new Identification.Unregistered(List.of(), tried);
    }

    private static Identification byNumber(State state, ChannelIdentity identity, Phone number, List<Step> tried) {
        List<PhoneForm> forms = PhoneForms.candidates(number);
        for (PhoneForm.Grade grade : List.of(PhoneForm.Grade.EXACT, PhoneForm.Grade.STRONG)) {
            for (Grade role : GRADES) {
                Set<ContactId> hits = new LinkedHashSet<>();
                String formName = null;
                for (PhoneForm form : forms) {
                    if (form.grade() == grade) {
                        formName = grade == PhoneForm.Grade.EXACT ? null : form.rule();
                        holderAs(state, form.phone(), role.role())
                                .filter(contact -> !passedOn(state, contact, identity, form.phone()))
                                .ifPresent(hits::add);
                    }
                }
                if (grade == PhoneForm.Grade.STRONG && formName == null) {
                    continue;
                }
                Step step = new Step(
                        grade == PhoneForm.Grade.EXACT ? role.exact() : role.form(),
                        IdentityKeyKind.WHATSAPP_NUMBER,
                        formName,
                        hits.size());
                tried.add(step);
                if (hits.size() == 1) {
                    return new Identification.Known(hits.iterator().next(), step, tried);
                }
                if (hits.size() > 1) {
                    return new Identification.Ambiguous(List.copyOf(hits), step, tried);
                }
            }
        }
        Set<ContactId> perhaps = new LinkedHashSet<>();
        for (PhoneForm form : forms) {
            if (form.grade() == PhoneForm.Grade.WEAK) {
                holder(state, form.phone()).ifPresent(perhaps::add);
            }
        }
        return new Identification.Unregistered(List.copyOf(perhaps), tried);
    }

    private static Optional<ContactId> holder(State state, Phone phone) {
        return state.holder(Claim.contactKey(ContactKeyValue.phone(phone))).map(ContactId::new);
    }

    private static Optional<ContactId> holderAs(State state, Phone phone, KeyRole role) {
        return holder(state, phone)
                .filter(contact -> state.contacts()
                        .key(contact, ContactKeyValue.phone(phone))
                        .filter(key -> key.is(role))
                        .isPresent());
    }

    /**
     * Whether a number has moved to another person: the contact that holds it is known under this number with another user
     * id of the same portfolio. Numbers are recycled; the user id identifies the sender.
     */
    private static boolean passedOn(State state, ContactId contact, ChannelIdentity identity, Phone number) {
        List<IdentityKey> own = Fusion.userIds(state, identity);
        return !own.isEmpty()
                && state.identities().of(contact).stream()
                        .filter(other -> !other.id().equals(identity.id()))
                        .filter(other -> state.identities()
                                .alias(other.id(), IdentityKey.whatsAppNumber(number))
                                .isPresent())
                        .flatMap(other -> Fusion.userIds(state, other).stream())
                        .anyMatch(other ->
                                own.stream().anyMatch(key -> key.scope().equals(other.scope()) && !key.equals(other)));
    }

    private static Identification byUserName(
            State state, ChannelIdentity identity, IdentityKey name, List<Step> tried) {
        Optional<ContactId> holder = ContactKeyValue.instagramUserName(name.value())
                .flatMap(value -> state.holder(Claim.contactKey(value)))
                .map(ContactId::new)
                .filter(contact -> !ownedByAnother(state, contact, identity, name.scope()));
        Step step = new Step(Rule.USER_NAME, name.kind(), null, holder.isPresent() ? 1 : 0);
        tried.add(step);
        return holder.isPresent()
                ? new Identification.Known(holder.get(), step, tried)
                : new Identification.Unregistered(List.of(), tried);
    }

    /**
     * Whether a contact is known on an Instagram account as another person than this one: then the shared user name has
     * moved to this person, and no longer identifies its former owner.
     *
     * @param state the loaded state, the contact's identities included
     * @param contact the contact
     * @param identity the person
     * @param scope the Instagram account
     * @return whether another scoped id of that account is linked to the contact
     */
    public static boolean ownedByAnother(State state, ContactId contact, ChannelIdentity identity, String scope) {
        return state.identities().of(contact).stream()
                .filter(other -> !other.id().equals(identity.id()))
                .flatMap(other -> state.identities().aliases(other.id()).stream())
                .filter(IdentityAlias::valid)
                .anyMatch(alias -> alias.key().kind() == IdentityKeyKind.IGSID
                        && alias.key().scope().equals(scope));
    }
}
