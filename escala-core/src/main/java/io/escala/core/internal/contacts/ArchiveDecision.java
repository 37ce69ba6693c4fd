package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactCard;
import io.escala.core.internal.identify.ArchivedContacts;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.event.CrmEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Archives a contact, or restores it. In order:
 *
 * <ol>
 *   <li>An actor without the plan, or whose role does not let them edit this contact, gets only that refusal.
 *   <li>A contact that is as asked for stays as it is.
 *   <li>It keeps its fields, keys, people and records; who did it is its last edit.
 * </ol>
 */
final class ArchiveDecision {
    private final UnitOfWork unit;
    private final Actor actor;
    private final boolean archives;

    ArchiveDecision(UnitOfWork unit, Actor actor, boolean archives) {
        this.unit = unit;
        this.actor = actor;
        this.archives = archives;
    }

    /** Requires the contact with its card. */
    Decision<Outcome<ContactCard>> decide(ContactId id, Set<Entitlement> has) {
        Optional<Contact> found = unit.state().contacts().find(id);
        Optional<Refusal> denied = EditDecision.denied(actor, has, found);
        if (denied.isPresent()) {
            return Decision.nothing(Outcome.refused(List.of(denied.get())));
        }
        Contact contact = found.orElseThrow();
        if (contact.archived() == archives) {
            return Decision.nothing(Outcome.done(card(id)));
        }
        unit.expect(contact);
        unit.change(new ContactChange.EditContact(contact.archivedSince(archives ? unit.now() : null)
                .edited(List.of(ArchivedContacts.FIELD), Origin.of(actor), actor.user(), unit.now())));
        unit.event(archives ? new CrmEvent.ContactArchived(id) : new CrmEvent.ContactRestored(id));
        return Decision.commit(unit, Outcome.done(card(id)));
    }

    private ContactCard card(ContactId id) {
        return ContactCardAssembler.card(unit.state(), id).orElseThrow();
    }
}
