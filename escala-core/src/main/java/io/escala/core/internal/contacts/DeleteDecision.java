package io.escala.core.internal.contacts;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.conversation.SystemEntries;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Permission;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.conversation.Author;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelIdentity;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes a contact. In order:
 *
 * <ol>
 *   <li>An actor without the plan, or who does not manage all contacts, gets only that refusal.
 *   <li>One that was deleted stays as it is left.
 *   <li>Open records stand against it, unless they are left.
 *   <li>Its people are nobody's, without a veto; each conversation says so.
 * </ol>
 */
final class DeleteDecision {
    private final UnitOfWork unit;
    private final Actor actor;
    private final long openRecords;

    /** @param openRecords how many open records stand against it */
    DeleteDecision(UnitOfWork unit, Actor actor, long openRecords) {
        this.unit = unit;
        this.actor = actor;
        this.openRecords = openRecords;
    }

    /** What stands against it whatever the contact is. */
    static Optional<Refusal> denied(Actor actor, Set<Entitlement> has) {
        return AccessRules.entitled(actor, has).or(() -> AccessRules.permitted(actor, Permission.MANAGE_CONTACTS));
    }

    /** Requires the contact with its keys, its people with their conversations, and what is left of it if it was deleted. */
    Outcome<DeletedContact> decide(ContactId id) {
        State state = unit.state();
        Optional<DeletedContact> before = state.contacts().deleted(id);
        if (before.isPresent()) {
            return Outcome.done(before.get());
        }
        Optional<Contact> contact = state.contacts().find(id);
        if (contact.isEmpty()) {
            return Outcome.refused(AccessRules.notFound().in("contact", null));
        }
        if (openRecords > 0) {
            return Outcome.refused(Refusal.of(Refusal.Reason.OPEN_RECORDS, Refusal.Remedy.CLOSE_RECORDS)
                    .in("records", null)
                    .limitedTo(0, openRecords));
        }
        state.identities().of(id).forEach(unit::expect);
        for (ChannelIdentity person : people(state, id)) {
            unit.event(new CrmEvent.IdentityUnlinked(person.id(), id));
            SystemEntries.unlinked(unit, person, id, Author.of(actor));
        }
        DeletedContact left = new DeletedContact(unit.account(), id, actor.user(), unit.now());
        unit.expect(contact.get());
        unit.change(new ContactChange.RemoveContact(left));
        unit.event(new CrmEvent.ContactDeleted(id));
        return Outcome.done(left);
    }

    /** Each person once: an identity that was merged into another has no conversations of its own. */
    private static Set<ChannelIdentity> people(State state, ContactId id) {
        Set<ChannelIdentity> people = new LinkedHashSet<>();
        for (ChannelIdentity linked : state.identities().of(id)) {
            state.identities()
                    .canonical(linked.id())
                    .filter(person -> id.equals(person.contact()))
                    .ifPresent(people::add);
        }
        return people;
    }
}
