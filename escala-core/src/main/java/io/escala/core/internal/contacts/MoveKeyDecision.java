package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.ContactEdit;
import io.escala.core.internal.identify.ContactLinking;
import io.escala.core.internal.identify.LinkReasons;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Author;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityKeyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moves one key from a contact to another. In order:
 *
 * <ol>
 *   <li>An actor without the plan, or whose role does not let them edit both contacts, gets only that refusal.
 *   <li>A key that the other contact has already stays there. One that the contact does not have, or that is its id in another system or in the
 *       account, is refused.
 *   <li>The contact must still be identifiable, and the other one have room: both problems at once.
 *   <li>The key is the primary one there if there is none, and the WhatsApp phone if it was and there is none; else a further one.
 *   <li>People of the contact who are known by exactly this key go along, except those whom a user took off the other contact.
 *   <li>A phone that is moved away is remembered like one that was taken off; moving it back ends that.
 * </ol>
 */
final class MoveKeyDecision {
    private final UnitOfWork unit;
    private final Actor actor;
    private final ContactKeyValue key;

    MoveKeyDecision(UnitOfWork unit, Actor actor, ContactKeyValue key) {
        this.unit = unit;
        this.actor = actor;
        this.key = key;
    }

    /** Requires both contacts with their cards, the holders of the key, and the conversations of their people. */
    Outcome<ContactCard> decide(ContactId fromId, ContactId toId, Set<Entitlement> has) {
        State state = unit.state();
        Optional<Contact> from = state.contacts().find(fromId);
        Optional<Contact> to = state.contacts().find(toId);
        Optional<Refusal> denied = EditDecision.denied(actor, has, from).or(() -> EditDecision.denied(actor, has, to));
        if (denied.isPresent()) {
            return Outcome.refused(denied.get());
        }
        if (state.contacts().key(toId, key).isPresent()) {
            return Outcome.done(card(toId));
        }
        Optional<ContactKey> moved = state.contacts().key(fromId, key);
        boolean fixed = key.kind() == ContactKeyKind.ID_FIELD || key.kind() == ContactKeyKind.EXTERNAL_REFERENCE;
        if (moved.isEmpty() || fixed) {
            return Outcome.refused(Refusal.field(Refusal.Reason.FIELD_INVALID, EditedKeys.field(key.kind()))
                    .because(Refusal.Cause.UNKNOWN));
        }
        EditedKeys left = new EditedKeys(state.contacts().keys(fromId));
        EditedKeys given = new EditedKeys(state.contacts().keys(toId));
        left.take(ContactEdit.KeyAction.REMOVE, key);
        given.give(moved.get());
        List<ChannelIdentity> people = people(fromId, toId);
        List<Refusal> refusals = new ArrayList<>(given.limits());
        if (!left.identify() && people.size() == state.identities().of(fromId).size()) {
            refusals.add(Refusal.of(Refusal.Reason.NOT_IDENTIFIABLE, Refusal.Remedy.CORRECT));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        write(from.get(), true);
        write(to.get(), false);
        left.commit(unit, fromId);
        given.commit(unit, toId);
        people.forEach(person -> move(person, fromId, toId));
        phone().ifPresent(phone -> {
            NumbersOfPeople.refuse(unit, fromId, List.of(phone));
            PeopleOfContact.joinByNumber(unit, toId, phone, Author.of(actor));
        });
        return Outcome.done(card(toId));
    }

    private Optional<Phone> phone() {
        return key.kind() == ContactKeyKind.PHONE ? Optional.of(new Phone(key.value())) : Optional.empty();
    }

    private List<ChannelIdentity> people(ContactId from, ContactId to) {
        return NumbersOfPeople.knownBy(unit, from, key).stream()
                .filter(person -> !person.vetoes().contains(to))
                .toList();
    }

    private void move(ChannelIdentity person, ContactId from, ContactId to) {
        unit.event(new CrmEvent.IdentityUnlinked(person.id(), from));
        Author by = Author.of(actor);
        ContactLinking.link(unit, person, to, by, LinkReasons.keyAdded(unit, known(), null, by));
    }

    /** The key under which a channel knows who moves along. */
    private IdentityKeyKind known() {
        return switch (key.kind()) {
            case PHONE -> IdentityKeyKind.WHATSAPP_NUMBER;
            case FACEBOOK_ID -> IdentityKeyKind.PSID;
            case INSTAGRAM_USER_NAME -> IdentityKeyKind.INSTAGRAM_USER_NAME;
            case EMAIL, ID_FIELD, EXTERNAL_REFERENCE ->
                throw new IllegalStateException("no channel knows people by " + key.kind());
        };
    }

    private void write(Contact before, boolean loses) {
        List<Phone> refused = new ArrayList<>(before.refusedPhones());
        phone().ifPresent(phone -> {
            refused.remove(phone);
            if (loses) {
                refused.add(phone);
            }
        });
        List<String> told = List.of(EditDecision.told(key.kind()));
        unit.expect(before);
        unit.change(new ContactChange.EditContact(before.withRefusedPhones(refused)
                .edited(List.of(EditedKeys.field(key.kind())), Origin.of(actor), actor.user(), unit.now())));
        unit.event(new CrmEvent.ContactChanged(before.id(), told));
    }

    private ContactCard card(ContactId id) {
        return ContactCardAssembler.card(unit.state(), id).orElseThrow();
    }
}
