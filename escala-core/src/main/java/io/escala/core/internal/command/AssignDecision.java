package io.escala.core.internal.command;

import io.escala.core.conversations.Assignment;
import io.escala.core.internal.command.ConversationCommand.ConversationDecision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelIdentity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Assigns a conversation (M45 to M48). In order:
 *
 * <ol>
 *   <li>The contact's owner must exist; a user must be active, may use the inbox and see the conversation then. In turn it goes to whoever was
 *       given one least recently.
 *   <li>The same owner again changes nothing about the conversation.
 *   <li>A new owner finds it unread, if asked for.
 *   <li>The contact goes along, if asked for: one of the conversation's former owner or of nobody; one of somebody else only if all owners were
 *       asked for, and for somebody who sees only their own never. With nobody whose turn it may be the contact stays with its owner.
 * </ol>
 */
final class AssignDecision implements ConversationDecision {
    private final Actor actor;
    private final Assignment assignment;
    private final TeamUsers users;

    /** Requires settings, conversations, their identities and contacts; for turns also when users were given one. */
    AssignDecision(Actor actor, Assignment assignment, TeamUsers users) {
        this.actor = actor;
        this.assignment = assignment;
        this.users = users;
    }

    @Override
    public Outcome<Conversation> decide(UnitOfWork unit, Conversation conversation) {
        return assignment
                .turns()
                .map(turns -> inTurn(unit, conversation, turns))
                .orElseGet(() -> toOne(unit, conversation));
    }

    private Outcome<Conversation> inTurn(UnitOfWork unit, Conversation conversation, RoundRobin turns) {
        Conversation given = Owners.assignInTurn(unit, conversation, turns, users, actor);
        UserId to = given.owner();
        List<Notice> notices = to == null ? List.of(Notice.of(Notice.Kind.NOBODY_AVAILABLE)) : List.of();
        Conversation assigned = Objects.equals(conversation.owner(), to) ? given : unread(unit, given);
        if (to != null) {
            handOver(unit, contact(unit, conversation), conversation.owner(), to);
        }
        return Outcome.done(assigned, notices);
    }

    private Outcome<Conversation> toOne(UnitOfWork unit, Conversation conversation) {
        Optional<Contact> contact = contact(unit, conversation);
        UserId to = null;
        if (assignment.target() == Assignment.Target.CONTACT_OWNER) {
            to = contact.map(Contact::owner).orElse(null);
            if (to == null) {
                return Outcome.refused(Refusal.of(Refusal.Reason.NO_CONTACT_OWNER, Refusal.Remedy.CHOOSE_OTHER_USER));
            }
        } else if (assignment.target() == Assignment.Target.USER) {
            to = assignment.user().orElseThrow();
        }
        if (to != null && !users.mayTake(unit.state(), to, conversation)) {
            return Outcome.refused(TeamUsers.unavailable("user"));
        }
        Conversation assigned = conversation;
        if (!Objects.equals(conversation.owner(), to)) {
            assigned = unread(unit, Owners.assign(unit, conversation, to, actor));
        }
        handOver(unit, contact, conversation.owner(), to);
        return Outcome.done(assigned);
    }

    private Conversation unread(UnitOfWork unit, Conversation assigned) {
        return assignment.marksUnread() && assigned.owner() != null ? ReadingEdit.markUnread(unit, assigned) : assigned;
    }

    private static Optional<Contact> contact(UnitOfWork unit, Conversation conversation) {
        return unit.state()
                .identities()
                .canonical(conversation.identity())
                .map(ChannelIdentity::contact)
                .flatMap(unit.state().contacts()::find);
    }

    private void handOver(UnitOfWork unit, Optional<Contact> known, @Nullable UserId former, @Nullable UserId to) {
        if (known.isPresent() && assignment.related().contains(Assignment.Related.CONTACT)) {
            handOver(unit, known.get(), former, to);
        }
    }

    private void handOver(UnitOfWork unit, Contact contact, @Nullable UserId former, @Nullable UserId to) {
        UserId owner = contact.owner();
        boolean theirs = owner == null || owner.equals(former) || mayTakeFromOthers();
        if (!theirs || Objects.equals(owner, to)) {
            return;
        }
        unit.expect(contact);
        Origin origin = Origin.of(actor);
        unit.change(new ContactChange.EditContact(
                contact.ownedBy(to, origin).edited(List.of("owner"), origin, actor.user(), unit.now())));
        unit.event(new CrmEvent.ContactChanged(contact.id(), List.of("OWNER")));
    }

    private boolean mayTakeFromOthers() {
        return assignment.takesFromEveryOwner() && actor.may(Permission.CONVERSE_ALL);
    }
}
