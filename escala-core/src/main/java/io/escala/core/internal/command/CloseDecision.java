package io.escala.core.internal.command;

import io.escala.core.conversations.Closing;
import io.escala.core.internal.command.ConversationCommand.ConversationDecision;
import io.escala.core.internal.conversation.ConversationClosing;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.account.UserId;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import java.util.ArrayList;
import java.util.List;

/**
 * Closes a conversation (M49 to M52). In order:
 *
 * <ol>
 *   <li>The description must not be blank, nor longer than a thousand characters; who gets the conversation must be somebody else than its
 *       owner, active, with access to the inbox and in a role that sees the conversation. Every problem is said at once.
 *   <li>One that is closed already stays as it is.
 *   <li>It is transferred first, so that the closed conversation has its new owner.
 *   <li>The session is closed. Marks stay: the messaging window and unread have nothing to do with it.
 *   <li>A notice says if the customer's next message will start an automation.
 * </ol>
 */
final class CloseDecision implements ConversationDecision {
    private final Actor actor;
    private final Closing closing;
    private final TeamUsers users;

    /** Requires conversations and their sessions. */
    CloseDecision(Actor actor, Closing closing, TeamUsers users) {
        this.actor = actor;
        this.closing = closing;
        this.users = users;
    }

    @Override
    public Outcome<Conversation> decide(UnitOfWork unit, Conversation conversation) {
        List<Refusal> refusals = refusals(unit.state(), conversation);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        if (!conversation.open()) {
            return Outcome.done(conversation, List.of(Notice.of(Notice.Kind.ALREADY_CLOSED)));
        }
        unit.expect(conversation);
        Conversation transferred = closing.responsible()
                .map(to -> Owners.assign(unit, conversation, to, actor))
                .orElse(conversation);
        ConversationClosing.close(unit, conversation, closing.description(), Author.of(actor));
        return Outcome.done(transferred.closed(unit.now()), notices(unit, conversation));
    }

    private List<Refusal> refusals(State state, Conversation conversation) {
        List<Refusal> refusals = new ArrayList<>();
        ConversationClosing.refusal("description", closing.description()).ifPresent(refusals::add);
        UserId responsible = closing.responsible().orElse(null);
        if (responsible != null && responsible.equals(conversation.owner())) {
            refusals.add(Refusal.field(Refusal.Reason.FIELD_INVALID, "responsible")
                    .because(Refusal.Cause.ALREADY_THE_OWNER));
        } else if (responsible != null && !users.mayTake(state, responsible, conversation)) {
            refusals.add(TeamUsers.unavailable("responsible"));
        }
        return refusals;
    }

    private static List<Notice> notices(UnitOfWork unit, Conversation conversation) {
        boolean starts = unit.state()
                .account()
                .settings()
                .flatMap(settings -> settings.flow(conversation.channel()))
                .filter(RegistrationFlow::runs)
                .isPresent();
        return starts ? List.of(Notice.of(Notice.Kind.NEXT_MESSAGE_STARTS_AUTOMATION)) : List.of();
    }
}
