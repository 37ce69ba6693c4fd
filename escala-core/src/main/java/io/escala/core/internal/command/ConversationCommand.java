package io.escala.core.internal.command;

import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.crm.conversation.Conversation;

/** A command on conversations: what it reads, and how it decides about each. */
@FunctionalInterface
interface ConversationCommand {
    /**
     * Loads what it reads besides conversations, for all conversations of a selection at once.
     *
     * @param loader the loader; the conversations are loaded
     * @return how it decides
     */
    ConversationDecision prepare(StateLoader loader);

    /** Decides about a conversation that the actor sees. Pure. */
    @FunctionalInterface
    interface ConversationDecision {
        /**
         * Decides about one conversation.
         *
         * @param unit the decision
         * @param conversation the conversation, not superseded
         * @return the conversation as it is afterwards, or why nothing changes
         */
        Outcome<Conversation> decide(UnitOfWork unit, Conversation conversation);
    }
}
