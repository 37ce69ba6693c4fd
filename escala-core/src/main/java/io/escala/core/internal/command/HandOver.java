package io.escala.core.internal.command;

import io.escala.core.conversations.Assignment;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.Expected;
import io.escala.crm.change.RecordChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.CrmEvent.RecordsReassigned.Reassigned;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes along with a conversation to its new owner, as far as it was asked for (M47). In order:
 *
 * <ol>
 *   <li>A contact with too many open records hands over none of them, so the conversation is not assigned either.
 *   <li>What the conversation's former owner or nobody has goes along; what somebody else has, only if all owners were asked for, and for somebody who
 *       sees only their own never.
 *   <li>Records go along while they are open. Each is expected as it was read: one that was done or given to somebody meanwhile is judged again.
 *   <li>One event names the records.
 * </ol>
 *
 * <p>Pure. Records require the open ones about the contact.
 */
final class HandOver {
    private final Actor actor;
    private final Assignment assignment;
    private final Set<RecordKind> kinds;

    HandOver(Actor actor, Assignment assignment) {
        this.actor = actor;
        this.assignment = assignment;
        this.kinds = kinds(assignment);
    }

    /** The kinds of records that are asked for. */
    static Set<RecordKind> kinds(Assignment assignment) {
        Set<RecordKind> kinds = EnumSet.noneOf(RecordKind.class);
        for (Assignment.Related related : assignment.related()) {
            switch (related) {
                case CONTACT -> {}
                case OPPORTUNITIES -> kinds.add(RecordKind.OPPORTUNITY);
                case ACTIVITIES -> kinds.add(RecordKind.ACTIVITY);
                case PENDING_TASKS -> kinds.add(RecordKind.TASK);
            }
        }
        return kinds;
    }

    /** Refuses what is too much for one commit. To be asked before anything changes. */
    Optional<Refusal> refusal(State state, Optional<Contact> contact) {
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        return contact.map(whose -> state.records().openOf(whose.id()).size())
                .filter(open -> open > Assignment.MAX_RECORDS)
                .map(open -> Refusal.of(Refusal.Reason.LIMIT_REACHED, Refusal.Remedy.CLOSE_RECORDS)
                        .in("records", null)
                        .limitedTo(Assignment.MAX_RECORDS, open));
    }

    /**
     * Hands over.
     *
     * @param conversation the conversation as it was, of its former owner
     * @param to its owner now, or null for nobody
     */
    void run(UnitOfWork unit, Conversation conversation, Contact contact, @Nullable UserId to) {
        if (assignment.related().contains(Assignment.Related.CONTACT)
                && goes(contact.owner(), conversation.owner(), to)) {
            contact(unit, contact, to);
        }
        if (!kinds.isEmpty()) {
            records(unit, conversation, contact, to);
        }
    }

    private void contact(UnitOfWork unit, Contact contact, @Nullable UserId to) {
        unit.expect(contact);
        Origin origin = Origin.of(actor);
        unit.change(new ContactChange.EditContact(
                contact.ownedBy(to, origin).edited(List.of("owner"), origin, actor.user(), unit.now())));
        unit.event(new CrmEvent.ContactChanged(contact.id(), List.of("OWNER")));
    }

    private void records(UnitOfWork unit, Conversation conversation, Contact contact, @Nullable UserId to) {
        List<CrmRecord> going = unit.state().records().openOf(contact.id()).stream()
                .filter(record -> kinds.contains(record.kind()))
                .filter(record -> goes(record.owner(), conversation.owner(), to))
                .toList();
        if (going.isEmpty()) {
            return;
        }
        // Whose the conversation is decides what goes, also when it stays with its owner; a contact that was deleted
        // meanwhile has nothing to go.
        unit.expect(conversation).expect(contact);
        for (CrmRecord record : going) {
            unit.expect(Expected.Kind.RECORD, record.id().value(), record.version());
            unit.change(new RecordChange.PutRecord(record.ownedBy(to, unit.now()), record.externalReference()));
        }
        unit.event(new CrmEvent.RecordsReassigned(
                conversation.id(),
                contact.id(),
                to,
                going.stream()
                        .map(record -> new Reassigned(record.id(), record.kind()))
                        .toList()));
    }

    private boolean goes(@Nullable UserId owner, @Nullable UserId former, @Nullable UserId to) {
        boolean theirs = owner == null || owner.equals(former) || mayTakeFromOthers();
        return theirs && !Objects.equals(owner, to);
    }

    private boolean mayTakeFromOthers() {
        return assignment.takesFromEveryOwner() && actor.may(Permission.CONVERSE_ALL);
    }
}
