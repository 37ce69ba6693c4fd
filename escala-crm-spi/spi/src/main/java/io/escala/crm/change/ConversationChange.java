package io.escala.crm.change;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A change of a conversation, its sessions and its messages. Match it with {@link #accept(Cases)}. */
public sealed interface ConversationChange extends Change {
    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(Change.Cases<R> cases) {
        return cases.conversation(this);
    }

    /** One method per variant. */
    interface Cases<R> {
        R addConversation(AddConversation change);

        R openSession(OpenSession change);

        R closeSession(CloseSession change);

        R editConversation(EditConversation change);

        R raiseMarks(RaiseMarks change);

        R supersedeConversation(SupersedeConversation change);

        R appendMessage(AppendMessage change);

        R raiseDelivery(RaiseDelivery change);

        R nameMessage(NameMessage change);

        R amend(Amend change);

        R putMedia(PutMedia change);

        R addEntry(AddEntry change);

        R addTouchpoint(AddTouchpoint change);
    }

    /**
     * Adds a conversation.
     *
     * @param conversation the conversation, without session
     */
    record AddConversation(Conversation conversation) implements ConversationChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.addConversation(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(conversation.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Absent(Subject.conversation(conversation.id())));
        }

        @Override
        public List<Holding> takes() {
            return List.of(new Holding(
                    Claim.conversation(conversation.line(), conversation.identity()),
                    conversation.id().value()));
        }
    }

    /**
     * Opens a session, and with it the conversation. Two that open the same session conflict, unless the cause is the same.
     *
     * @param session the session, open
     * @param cause id of what opened it: a message, or an operation
     */
    record OpenSession(Session session, String cause) implements ConversationChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.openSession(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(session.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.conversation(session.conversation())));
        }

        @Override
        public List<Holding> takes() {
            return List.of(new Holding(Claim.session(session.conversation(), session.number()), cause));
        }
    }

    /**
     * Closes a session, and with it the conversation, whose version counts up. The ChangeSet must expect the version before.
     *
     * @param session the session, closed
     */
    record CloseSession(Session session) implements ConversationChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.closeSession(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(session.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.conversation(session.conversation())));
        }
    }

    /**
     * Replaces the owner and the tags of a conversation, whose version counts up. The ChangeSet must expect the version before.
     *
     * @param conversation which conversation
     * @param owner the user who answers, or null for nobody
     * @param tags all its tags
     */
    record EditConversation(
            ConversationId conversation, @Nullable UserId owner, Set<ConversationTag> tags)
            implements ConversationChange {
        public EditConversation {
            Objects.requireNonNull(conversation, "conversation");
            tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.editConversation(this);
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.conversation(conversation)));
        }
    }

    /**
     * Moves marks of a conversation forward; a mark is never moved back. Marks of a conversation that was superseded are moved on
     * the one that continues it. Commutes.
     *
     * @param conversation whose marks
     * @param marks the new times
     */
    record RaiseMarks(ConversationId conversation, Map<Mark, Instant> marks) implements ConversationChange {
        public RaiseMarks {
            Objects.requireNonNull(conversation, "conversation");
            marks = Map.copyOf(marks);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.raiseMarks(this);
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.conversation(conversation)));
        }
    }

    /**
     * Lets one conversation of a person on a line continue another one, because two identities turned out to be one person. The one
     * that continues gets the later of each mark, its thread shows the messages of both, and it continues what the other continued.
     * The version of the other counts up, and its next session can no longer be opened. The ChangeSet should expect the versions of
     * both. No message is changed.
     *
     * @param from the conversation that ends here
     * @param into the conversation that continues, itself not superseded
     * @param session the latest session of the one that ends
     */
    record SupersedeConversation(ConversationId from, ConversationId into, int session) implements ConversationChange {
        public SupersedeConversation {
            Objects.requireNonNull(from, "from");
            if (from.equals(into)) {
                throw new IllegalArgumentException("a conversation does not supersede itself");
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.supersedeConversation(this);
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(
                    new Requirement.Present(Subject.conversation(from)),
                    new Requirement.Present(Subject.conversation(into)));
        }

        /** The next session of the one that ends: whoever opens it at the same time conflicts. */
        @Override
        public List<Holding> takes() {
            return List.of(new Holding(Claim.session(from, session + 1), into.value()));
        }
    }

    /**
     * Adds a message. Commutes with every other message.
     *
     * @param message the message
     */
    record AppendMessage(Message message) implements ConversationChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.appendMessage(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(message.account());
        }

        @Override
        public List<Requirement> requirements() {
            List<Requirement> requirements = new ArrayList<>();
            requirements.add(new Requirement.Present(Subject.conversation(message.conversation())));
            requirements.add(new Requirement.Absent(Subject.message(message.id())));
            if (message.direction() == Direction.OUTBOUND) {
                requirements.add(new Requirement.Absent(Subject.outboundMessage(message.id())));
            }
            return requirements;
        }

        @Override
        public List<Holding> takes() {
            List<Holding> takes = new ArrayList<>();
            String providerId = message.providerId();
            if (providerId != null) {
                takes.add(new Holding(
                        Claim.providerMessage(message.line(), providerId),
                        message.id().value()));
            }
            String reference = message.clientReference();
            if (reference != null) {
                takes.add(new Holding(
                        Claim.clientReference(reference), message.id().value()));
            }
            return takes;
        }
    }

    /**
     * Advances the delivery of a send; the highest (attempt, rank) is kept. Commutes.
     *
     * @param message which send
     * @param step the new step
     */
    record RaiseDelivery(MessageId message, DeliveryStep step) implements ConversationChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.raiseDelivery(this);
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.outboundMessage(message)));
        }
    }

    /**
     * Records the id that Meta gave a send.
     *
     * @param message which send
     * @param line its line
     * @param providerId Meta's id
     */
    record NameMessage(MessageId message, LineId line, String providerId) implements ConversationChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.nameMessage(this);
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.message(message)));
        }

        @Override
        public List<Holding> takes() {
            return List.of(new Holding(Claim.providerMessage(line, providerId), message.value()));
        }

        /** Without Meta's id: WhatsApp's ids of messages hold the customer's number. */
        @Override
        public String toString() {
            return "NameMessage[" + message + "]";
        }
    }

    /**
     * Edits or unsends a message, or adds a reaction ({@link Message#amended}). Commutes. An unsend removes content, context and edits.
     *
     * @param message which message
     * @param amendment the edit, unsend or reaction
     */
    record Amend(MessageId message, Amendment amendment) implements ConversationChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.amend(this);
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.message(message)));
        }
    }

    /**
     * Records the state of a media file; the later state is kept, of equal states the first. Commutes.
     *
     * @param file the file and its state
     */
    record PutMedia(MediaFile file) implements ConversationChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.putMedia(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(file.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.message(file.message())));
        }
    }

    /**
     * Adds a system entry; of several with one id in a conversation the first is kept. Commutes with everything else.
     *
     * @param entry the entry
     */
    record AddEntry(SystemEntry entry) implements ConversationChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.addEntry(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(entry.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.conversation(entry.conversation())));
        }
    }

    /**
     * Adds a touchpoint; of several with one id in a conversation the first is kept. Commutes with everything else.
     *
     * @param touchpoint the touchpoint
     */
    record AddTouchpoint(Touchpoint touchpoint) implements ConversationChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.addTouchpoint(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(touchpoint.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.conversation(touchpoint.conversation())));
        }
    }
}
