package io.escala.core.internal.command;

import io.escala.core.conversations.Assignment;
import io.escala.core.internal.command.ConversationCommand.ConversationDecision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.identity.ChannelIdentity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Assigns a conversation (M45 to M48). In order:
 *
 * <ol>
 *   <li>The contact's owner must exist; a user must be active, may use the inbox and see the conversation then. In turn it goes to whoever was
 *       given one least recently.
 *   <li>The same owner again changes nothing about the conversation.
 *   <li>A new owner finds it unread, if asked for.
 *   <li>The contact and its open records go along as far as asked for ({@link HandOver}). With nobody whose turn it may be they stay with their
 *       owners.
 * </ol>
 */
final class AssignDecision implements ConversationDecision {
    private final Actor actor;
    private final Assignment assignment;
    private final TeamUsers users;
    private final HandOver handOver;

    /** Requires settings, conversations, their identities and contacts; for turns also when users were given one; for records the open ones of the
     * contacts. */
    AssignDecision(Actor actor, Assignment assignment, TeamUsers users) {
        this.actor = actor;
        this.assignment = assignment;
        this.users = users;
        this.handOver = new HandOver(actor, assignment);
    }

    @Override
    public Outcome<Conversation> decide(UnitOfWork unit, Conversation conversation) {
        Optional<Contact> contact = contact(unit, conversation);
        Optional<Refusal> tooMuch = handOver.refusal(unit.state(), contact);
        if (tooMuch.isPresent()) {
            return Outcome.refused(tooMuch.get());
        }
        return assignment
                .turns()
                .map(turns -> inTurn(unit, conversation, contact, turns))
                .orElseGet(() -> toOne(unit, conversation, contact));
    }

    private Outcome<Conversation> inTurn(
            UnitOfWork unit, Conversation conversation, Optional<Contact> contact, RoundRobin turns) {
        Conversation given = Owners.assignInTurn(unit, conversation, turns, users, actor);
        UserId to = given.owner();
        List<Notice> notices = to == null ? List.of(Notice.of(Notice.Kind.NOBODY_AVAILABLE)) : List.of();
        Conversation assigned = Objects.equals(conversation.owner(), to) ? given : unread(unit, given);
        if (to != null) {
            contact.ifPresent(whose -> handOver.run(unit, conversation, whose, to));
        }
        return Outcome.done(assigned, notices);
    }

    private Outcome<Conversation> toOne(UnitOfWork unit, Conversation conversation, Optional<Contact> contact) {
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
        if (contact.isPresent()) {
            handOver.run(unit, conversation, contact.get(), to);
        }
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
}
