package io.escala.core.internal.command;

import io.escala.core.internal.command.ConversationCommand.ConversationDecision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.signal.CustomerSignals;
import io.escala.core.result.Outcome;
import io.escala.crm.conversation.Conversation;

/**
 * Shows the customer that somebody is typing, on lines that ask for it and while the window is open: nobody could answer later. Requires the
 * settings.
 */
record TypingDecision() implements ConversationDecision {
    @Override
    public Outcome<Conversation> decide(UnitOfWork unit, Conversation conversation) {
        if (unit.sending().window(conversation).isOpen(unit.now())) {
            CustomerSignals.typing(unit, conversation);
        }
        return Outcome.done(conversation);
    }
}
