package io.escala.core.internal.command;

import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.ConversationSelection;
import io.escala.core.result.Outcome;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import java.util.List;
import java.util.Map;

/** Several conversations, for one actor. Thread-safe. */
final class ActorSelection implements ConversationSelection {
    private final ConversationCommands commands;
    private final ActorCommands all;
    private final List<ConversationId> ids;

    ActorSelection(ConversationCommands commands, ActorCommands all, List<ConversationId> ids) {
        this.commands = commands;
        this.all = all;
        this.ids = ids;
    }

    private Map<ConversationId, Outcome<Conversation>> run(ActorCommands.Command command) {
        return commands.run(ids, command.operation(), command.command());
    }

    @Override
    public Map<ConversationId, Outcome<Conversation>> assign(Assignment assignment) {
        return run(all.assign(assignment));
    }

    @Override
    public Map<ConversationId, Outcome<Conversation>> close(Closing closing) {
        return run(all.close(closing));
    }

    @Override
    public Map<ConversationId, Outcome<Conversation>> reopen() {
        return run(all.reopen());
    }

    @Override
    public Map<ConversationId, Outcome<Conversation>> markRead() {
        return run(all.mark(false));
    }

    @Override
    public Map<ConversationId, Outcome<Conversation>> markUnread() {
        return run(all.mark(true));
    }

    @Override
    public Map<ConversationId, Outcome<Conversation>> takeOver() {
        return run(all.takeOver());
    }

    @Override
    public Map<ConversationId, Outcome<Conversation>> handBack() {
        return run(all.handBack());
    }

    @Override
    public Map<ConversationId, Outcome<Conversation>> tag(ConversationTag... tags) {
        return run(all.tag(tags));
    }

    @Override
    public Map<ConversationId, Outcome<Conversation>> untag(ConversationTag... tags) {
        return run(all.untag(tags));
    }
}
