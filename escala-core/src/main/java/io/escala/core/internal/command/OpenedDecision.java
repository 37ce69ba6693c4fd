package io.escala.core.internal.command;

import io.escala.core.internal.conversation.StatusReplyItems;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.WorkHandler.Verdict;
import io.escala.crm.account.Actor;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.work.WorkItem;
import java.util.Optional;

/**
 * Gives a conversation that opened to the user whose turn it is. In order:
 *
 * <ol>
 *   <li>One that was closed again or has an owner by now stays as it is, and so does one on a line without turns.
 *   <li>Where others take turns by now, those are asked for first.
 *   <li>It goes to the user of the line's turns who was given a conversation least recently; with nobody it stays nobody's. If that user is out,
 *       their status answers.
 * </ol>
 *
 * <p>Work that ends requires at commit that the conversation was not opened meanwhile: whoever opens it found this work queued, and relies on it.
 * Pure.
 *
 * @param turns the turns for which users were asked for
 * @param users those who take turns
 */
record OpenedDecision(Optional<RoundRobin> turns, TeamUsers users) {
    /** Returns whose turn it may be, if the conversation waits for an owner. Requires settings and conversations. */
    static Optional<RoundRobin> turns(State state, ConversationId id) {
        return waiting(state, id)
                .flatMap(conversation -> state.account()
                        .settings()
                        .flatMap(settings -> settings.incoming().turnsOf(conversation.line())));
    }

    private static Optional<Conversation> waiting(State state, ConversationId id) {
        return state.conversations()
                .current(id)
                .filter(conversation -> conversation.open() && conversation.owner() == null);
    }

    Decision<Verdict> decide(UnitOfWork unit, WorkItem item, ConversationId id) {
        Optional<RoundRobin> wanted = turns(unit.state(), id);
        if (wanted.isPresent() && !wanted.equals(turns)) {
            return Decision.commit(unit.reschedule(item.postponed(unit.now())), Verdict.PUT_OFF);
        }
        unit.state().conversations().current(id).ifPresent(unit::expect);
        if (wanted.isPresent()) {
            Conversation waiting = waiting(unit.state(), id).orElseThrow();
            Conversation given =
                    Owners.assignInTurn(unit, waiting, wanted.get(), users, Actor.automation(unit.account()));
            if (given.owner() != null) {
                StatusReplyItems.enqueue(unit, given.id(), unit.id());
            }
        }
        return Decision.commit(unit.done(item.key()), Verdict.SETTLED);
    }
}
