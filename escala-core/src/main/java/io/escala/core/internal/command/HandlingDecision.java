package io.escala.core.internal.command;

import io.escala.core.internal.command.ConversationCommand.ConversationDecision;
import io.escala.core.internal.conversation.TakeOver;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.crm.conversation.Conversation;

/** Lets a person or automation have a conversation. Owner, state and unread stay as they are. */
enum HandlingDecision implements ConversationDecision {
    /** By a person from now on. */
    TAKE_OVER {
        @Override
        public Outcome<Conversation> decide(UnitOfWork unit, Conversation conversation) {
            return Outcome.done(TakeOver.byPerson(unit, conversation));
        }
    },
    /** By automation from now on. */
    HAND_BACK {
        @Override
        public Outcome<Conversation> decide(UnitOfWork unit, Conversation conversation) {
            return Outcome.done(TakeOver.byAutomation(unit, conversation));
        }
    }
}
