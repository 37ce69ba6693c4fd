package io.escala.core.internal.command;

import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.ConversationSelection;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.result.Outcome;
import io.escala.crm.account.Actor;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The commands on conversations, for one actor. Thread-safe. */
public final class ActorCommands {
    private final InboxContext context;
    private final Actor actor;
    private final ConversationCommands commands;

    public ActorCommands(InboxContext context, Actor actor) {
        this.context = context;
        this.actor = actor;
        this.commands = new ConversationCommands(context, actor);
    }

    /** Runs a command on one conversation. */
    public Outcome<Conversation> run(ConversationId conversation, Command command) {
        Objects.requireNonNull(conversation, "conversation");
        return commands.run(conversation, command.operation(), command.command());
    }

    /**
     * Returns a selection.
     *
     * @throws IllegalArgumentException when there are too many
     */
    public ConversationSelection selection(Collection<ConversationId> conversations) {
        Set<ConversationId> all = new LinkedHashSet<>(Objects.requireNonNull(conversations, "conversations"));
        if (all.size() > ConversationSelection.MAX) {
            throw new IllegalArgumentException("conversations: a selection has at most " + ConversationSelection.MAX
                    + ", these are " + all.size());
        }
        return new ActorSelection(commands, this, List.copyOf(all));
    }

    /** A command that was not run yet. */
    public static final class Command {
        private final AuditOperation operation;
        private final ConversationCommand command;

        private Command(AuditOperation operation, ConversationCommand command) {
            this.operation = operation;
            this.command = command;
        }

        /** What the audit trail calls it. */
        AuditOperation operation() {
            return operation;
        }

        ConversationCommand command() {
            return command;
        }
    }

    /** Assigns. */
    public Command assign(Assignment assignment) {
        Objects.requireNonNull(assignment, "assignment");
        return new Command(AuditOperation.CONVERSATION_ASSIGN, loader -> {
            Collection<Contact> contacts =
                    loader.settings().identities().contacts().state().contacts().all();
            if (!HandOver.kinds(assignment).isEmpty()) {
                loader.openRecords();
            }
            if (assignment.turns().isPresent()) {
                RoundRobin turns = assignment.turns().get();
                TeamUsers users = TeamUsers.of(context.team(), actor.account(), turns);
                loader.lastAssigned(users.inTurn(turns));
                return new AssignDecision(actor, assignment, users);
            }
            Stream<UserId> owners = assignment.target() == Assignment.Target.CONTACT_OWNER
                    ? contacts.stream().map(Contact::owner).filter(Objects::nonNull)
                    : assignment.user().stream();
            return new AssignDecision(actor, assignment, users(owners.distinct().toList()));
        });
    }

    /** Closes. */
    public Command close(Closing closing) {
        Objects.requireNonNull(closing, "closing");
        return new Command(AuditOperation.CONVERSATION_CLOSE, loader -> {
            loader.sessions().settings();
            return new CloseDecision(
                    actor, closing, users(closing.responsible().stream().toList()));
        });
    }

    /** The host is asked while no connection of the store is held. */
    private TeamUsers users(List<UserId> users) {
        return TeamUsers.of(context.team(), actor.account(), users);
    }

    /** Opens again. */
    public Command reopen() {
        return new Command(AuditOperation.CONVERSATION_REOPEN, loader -> new ReopenDecision(actor));
    }

    /** Marks read or unread. */
    public Command mark(boolean unread) {
        return new Command(
                unread ? AuditOperation.CONVERSATION_MARK_UNREAD : AuditOperation.CONVERSATION_MARK_READ, loader -> {
                    if (!unread) {
                        loader.settings();
                    }
                    return new ReadingEdit(actor, unread);
                });
    }

    /** Shows the customer that somebody is typing. */
    public Command showTyping() {
        return new Command(AuditOperation.CONVERSATION_SHOW_TYPING, loader -> {
            loader.settings();
            return new TypingDecision();
        });
    }

    /** Lets a person have it. */
    public Command takeOver() {
        return handling(true);
    }

    /** Lets automation have it. */
    public Command handBack() {
        return handling(false);
    }

    private static Command handling(boolean person) {
        return new Command(
                person ? AuditOperation.CONVERSATION_TAKE_OVER : AuditOperation.CONVERSATION_HAND_BACK, loader -> {
                    loader.settings();
                    return new HandlingDecision(person);
                });
    }

    /** Adds tags. */
    public Command tag(ConversationTag... tags) {
        Set<ConversationTag> added = set(tags);
        return new Command(AuditOperation.CONVERSATION_TAG, loader -> new TagEdit(added, Set.of()));
    }

    /** Removes tags. */
    public Command untag(ConversationTag... tags) {
        Set<ConversationTag> removed = set(tags);
        return new Command(AuditOperation.CONVERSATION_UNTAG, loader -> new TagEdit(Set.of(), removed));
    }

    private static Set<ConversationTag> set(ConversationTag... tags) {
        return new LinkedHashSet<>(Arrays.asList(Objects.requireNonNull(tags, "tags")));
    }

    /** Adds a note. */
    public Command note(String text) {
        Objects.requireNonNull(text, "text");
        return new Command(AuditOperation.CONVERSATION_NOTE, loader -> new NoteDecision(actor, text));
    }
}
