package io.escala.core.internal.command;

import io.escala.core.internal.command.ConversationCommand.ConversationDecision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.event.CrmEvent;
import java.util.Set;
import java.util.TreeSet;

/**
 * Adds and removes tags of a conversation. The same tags again change nothing. With more than {@value Conversation#MAX_TAGS} it is refused,
 * unless there were as many before.
 */
record TagEdit(Set<ConversationTag> added, Set<ConversationTag> removed) implements ConversationDecision {
    @Override
    public Outcome<Conversation> decide(UnitOfWork unit, Conversation conversation) {
        Set<ConversationTag> tags = new TreeSet<>(conversation.tags());
        tags.addAll(added);
        tags.removeAll(removed);
        if (tags.equals(conversation.tags())) {
            return Outcome.done(conversation);
        }
        if (tags.size() > Conversation.MAX_TAGS
                && tags.size() > conversation.tags().size()) {
            return Outcome.refused(
                    Refusal.field(Refusal.Reason.LIMIT_REACHED, "tags").limitedTo(Conversation.MAX_TAGS, tags.size()));
        }
        unit.expect(conversation);
        unit.change(new ConversationChange.EditConversation(conversation.id(), conversation.owner(), tags));
        unit.event(new CrmEvent.ConversationTagged(conversation.id()));
        return Outcome.done(conversation.edited(conversation.owner(), tags));
    }
}
