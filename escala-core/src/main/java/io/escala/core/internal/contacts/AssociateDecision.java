package io.escala.core.internal.contacts;

import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.ContactCard;
import io.escala.core.internal.identify.AbsentKeys;
import io.escala.core.internal.identify.ArchivedContacts;
import io.escala.core.internal.identify.ContactLinking;
import io.escala.core.internal.identify.LinkReasons;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.LinkRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Associates a conversation with a contact chosen by a user (S29, S30, S50, S74). In order:
 *
 * <ol>
 *   <li>An actor without the plan or the permission, or who does not see the conversation, gets only those refusals.
 *   <li>A conversation of another contact, or a number held by another contact, is refused; the contact is named.
 *       Associating the same contact twice has no second effect. If it is asked for, the person is taken off the other contact instead, with
 *       their number.
 *   <li>A contact without WhatsApp phone gets the person's number as WhatsApp phone, and as primary phone if it has none
 *       (S30, S33).
 *   <li>A different WhatsApp phone is kept: the number becomes a secondary phone, one of at most ten. If replacement is
 *       requested, the number becomes the WhatsApp phone, and the old one stays on the contact. Two national forms count as
 *       one number.
 *   <li>On Messenger and Instagram the link records the id; an Instagram user name is recorded unless another contact holds
 *       it.
 *   <li>If a form is given, the contact is completed from it, by the rules of {@link ContactCompletion}: nothing that it has is overwritten (S74).
 *   <li>The person is linked, and with them every conversation with its whole history (S59). An archived contact comes back.
 * </ol>
 */
public final class AssociateDecision {
    private AssociateDecision() {}

    /**
     * Requires the state of {@link ContactLoader#forConversation}, the contact included, with the claims of the form.
     *
     * @param form the form of the options, or null
     */
    public static Decision<Outcome<ContactCard>> decide(
            UnitOfWork unit,
            ConversationId id,
            ContactId chosen,
            AssociateOptions options,
            @Nullable ContactForm form,
            Actor actor,
            Set<Entitlement> has) {
        State state = unit.state();
        List<Refusal> refusals = RegistrationPreconditions.conversation(state, id, actor, has);
        if (!refusals.isEmpty()) {
            return refused(refusals);
        }
        Optional<Contact> contact = state.contacts().find(chosen);
        if (contact.isEmpty()) {
            return refused(List.of(Refusal.field(Refusal.Reason.NOT_FOUND, "contact")));
        }
        if (form != null) {
            Optional<Refusal> denied = EditDecision.forbidden(actor, contact.get());
            if (denied.isPresent()) {
                return refused(List.of(denied.get()));
            }
        }
        Correspondent correspondent = Correspondent.of(state, id).orElseThrow();

        ContactId registered = correspondent.identity().contact();
        boolean moves = options.movesPerson() && registered != null && !registered.equals(chosen);
        if (registered != null && !registered.equals(chosen) && !moves) {
            refusals.add(Refusal.held(Refusal.Reason.ALREADY_REGISTERED, null, registered));
        }
        Optional<Phone> number = correspondent.number();
        number.flatMap(phone -> state.holder(Claim.contactKey(ContactKeyValue.phone(phone))))
                .map(ContactId::new)
                .filter(holder -> !holder.equals(chosen) && !holder.equals(registered))
                .ifPresent(holder -> refusals.add(Refusal.held(Refusal.Reason.KEY_TAKEN, "whatsAppPhone", holder)));
        if (form != null) {
            number.ifPresent(phone -> refusals.addAll(form.otherWhatsAppPhone(phone)));
            refusals.addAll(form.refusals());
            if (form.contact().storageConsent() && actor.kind() != Actor.Kind.HOST) {
                form.consent(state.account().settings()).ifPresent(refusals::add);
            }
        }
        List<Notice> notices = new ArrayList<>();
        if (refusals.isEmpty()) {
            if (moves && registered != null) {
                number.ifPresent(phone -> takeOff(unit, registered, phone));
                unit.event(
                        new CrmEvent.IdentityUnlinked(correspondent.identity().id(), registered));
            }
            if (number.isPresent()) {
                recordNumber(unit, contact.get(), number.get(), options, notices)
                        .ifPresent(refusals::add);
                notices.addAll(EquivalentNumbers.duplicates(state, chosen, List.of(number.get())));
            }
        }
        if (form != null) {
            notices.addAll(complete(unit, chosen, form, number, actor, refusals));
        }
        if (!refusals.isEmpty()) {
            return refused(refusals);
        }
        ContactUserNames.record(unit, correspondent, chosen).ifPresent(notices::add);
        Author by = Author.of(actor);
        ContactLinking.link(unit, correspondent.identity(), chosen, by, LinkReasons.of(unit, LinkRule.ASSOCIATED, by));
        ArchivedContacts.bringBack(unit, chosen, by);
        return Decision.commit(
                unit,
                Outcome.done(
                        ContactCardAssembler.card(state, chosen).orElseThrow(),
                        notices.stream().distinct().toList()));
    }

    /** Completes the contact as it is by now, and finds out what is refused of the form. */
    private static List<Notice> complete(
            UnitOfWork unit,
            ContactId chosen,
            ContactForm form,
            Optional<Phone> number,
            Actor actor,
            List<Refusal> refusals) {
        ContactCompletion completion = new ContactCompletion(
                unit,
                unit.state().contacts().find(chosen).orElseThrow(),
                number.isPresent() ? form.withoutWhatsAppPhone() : form,
                actor,
                ContactCompletion.Fields.BLANK);
        refusals.addAll(completion.refusals());
        if (refusals.isEmpty()) {
            completion.commit();
            StorageConsent.complete(unit, chosen, form.contact(), actor);
        }
        return completion.notices();
    }

    /** The number goes along with the person. */
    private static void takeOff(UnitOfWork unit, ContactId former, Phone number) {
        unit.state()
                .contacts()
                .key(former, ContactKeyValue.phone(number))
                .ifPresent(key -> unit.change(new ContactChange.RevokeKey(key, key.roles())));
    }

    private static Optional<Refusal> recordNumber(
            UnitOfWork unit, Contact contact, Phone number, AssociateOptions options, List<Notice> notices) {
        List<ContactKey> phones = unit.state().contacts().keys(contact.id()).stream()
                .filter(key -> key.value().kind() == ContactKeyKind.PHONE)
                .toList();
        Optional<ContactKey> whatsApp =
                phones.stream().filter(key -> key.is(KeyRole.WHATSAPP)).findFirst();
        if (whatsApp.isEmpty()) {
            becomeWhatsAppPhone(unit, contact, phones, number);
            return Optional.empty();
        }
        if (EquivalentNumbers.are(whatsApp.get(), number)) {
            return Optional.empty();
        }
        if (options.replacesWhatsAppPhone()) {
            return replace(unit, contact, phones, whatsApp.get(), number);
        }
        notices.add(Notice.of(Notice.Kind.WHATSAPP_PHONE_KEPT));
        if (phones.stream().noneMatch(key -> EquivalentNumbers.are(key, number))) {
            if (full(phones)) {
                notices.add(Notice.of(Notice.Kind.PHONE_NOT_ADDED));
            } else {
                counted(unit, contact);
                grant(unit, contact, number, EnumSet.of(KeyRole.SECONDARY));
                unit.event(new CrmEvent.ContactChanged(contact.id(), List.of("SECONDARY_PHONES")));
            }
        }
        return Optional.empty();
    }

    private static void becomeWhatsAppPhone(UnitOfWork unit, Contact contact, List<ContactKey> phones, Phone number) {
        EnumSet<KeyRole> roles = EnumSet.of(KeyRole.WHATSAPP);
        if (phones.stream().noneMatch(key -> key.is(KeyRole.PRIMARY))) {
            roles.add(KeyRole.PRIMARY);
        }
        grant(unit, contact, number, roles);
        unit.event(new CrmEvent.WhatsAppPhoneRecorded(contact.id()));
    }

    private static Optional<Refusal> replace(
            UnitOfWork unit, Contact contact, List<ContactKey> phones, ContactKey old, Phone number) {
        ContactKey leaving = old;
        if (old.roles().equals(Set.of(KeyRole.WHATSAPP))) {
            if (full(phones)) {
                return Optional.of(Refusal.field(Refusal.Reason.LIMIT_REACHED, "secondaryPhones")
                        .limitedTo(ContactForm.MAX_SECONDARY, secondary(phones) + 1));
            }
            leaving = old.withRoles(Set.of(KeyRole.SECONDARY));
            unit.change(new ContactChange.GrantKey(leaving));
        }
        counted(unit, contact);
        unit.change(new ContactChange.RevokeKey(leaving, Set.of(KeyRole.WHATSAPP)));
        becomeWhatsAppPhone(unit, contact, phones, number);
        return Optional.empty();
    }

    private static boolean full(List<ContactKey> phones) {
        return secondary(phones) >= ContactForm.MAX_SECONDARY;
    }

    private static long secondary(List<ContactKey> phones) {
        return phones.stream().filter(key -> key.is(KeyRole.SECONDARY)).count();
    }

    /**
     * Increments the contact's version, so that of two concurrent commands that each count ten phones the second counts
     * again.
     */
    private static void counted(UnitOfWork unit, Contact contact) {
        unit.expect(contact);
        unit.change(new ContactChange.EditContact(contact.withVersion(contact.version() + 1)));
    }

    private static void grant(UnitOfWork unit, Contact contact, Phone number, Set<KeyRole> roles) {
        unit.change(new ContactChange.GrantKey(ContactKey.phone(unit.account(), contact.id(), number, roles)));
        AbsentKeys.expect(unit, number);
    }

    private static Decision<Outcome<ContactCard>> refused(List<Refusal> refusals) {
        return Decision.nothing(Outcome.refused(refusals));
    }
}
