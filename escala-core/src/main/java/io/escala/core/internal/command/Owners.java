package io.escala.core.internal.command;

import io.escala.core.internal.conversation.SystemEntries;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.account.Actor;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.event.CrmEvent;
import org.jspecify.annotations.Nullable;

/** Gives conversations another owner. */
final class Owners {
    private Owners() {}

    /** Changes the owner to another one, tells of it and writes it into the thread. */
    static Conversation assign(UnitOfWork unit, Conversation conversation, @Nullable UserId to, Actor actor) {
        unit.expect(conversation);
        unit.change(new ConversationChange.EditConversation(conversation.id(), to, conversation.tags()));
        SystemEntries.assigned(unit, conversation, to, Author.of(actor));
        unit.event(new CrmEvent.ConversationAssigned(conversation.id(), conversation.owner(), to));
        return conversation.edited(to, conversation.tags());
    }
}
