package io.escala.core.internal.command;

import io.escala.core.internal.command.ConversationCommand.ConversationDecision;
import io.escala.core.internal.conversation.TakeOver;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.crm.conversation.Conversation;

/**
 * Lets a person or automation have a conversation from now on. Owner, state and unread stay as they are.
 *
 * @param person whether a person has it
 */
record HandlingDecision(boolean person) implements ConversationDecision {
    @Override
    public Outcome<Conversation> decide(UnitOfWork unit, Conversation conversation) {
        return Outcome.done(person ? TakeOver.byPerson(unit, conversation) : TakeOver.byAutomation(unit, conversation));
    }
}
