package io.escala.core.internal.command;

import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.crm.conversation.Conversation;

/** A command on a conversation that its actor sees. Pure. */
interface ConversationCommand {
    /** Loads what it reads besides conversations and settings, for all conversations of a selection at once. */
    default void load(StateLoader loader) {}

    /**
     * Decides on one conversation.
     *
     * @param unit the decision; the conversation and the settings of the account loaded
     * @param conversation the conversation, not superseded
     * @return the conversation as it is afterwards
     */
    Outcome<Conversation> decide(UnitOfWork unit, Conversation conversation);
}
