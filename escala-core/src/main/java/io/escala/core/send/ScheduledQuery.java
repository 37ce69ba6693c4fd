package io.escala.core.send;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.schedule.ScheduledState;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which scheduled messages are listed. Immutable: each step returns a new query. */
@CheckReturnValue
public final class ScheduledQuery {
    private final Set<ScheduledState> states;
    private final @Nullable ConversationId conversation;
    private final @Nullable ContactId contact;
    private final @Nullable UserId author;

    private ScheduledQuery(
            Set<ScheduledState> states,
            @Nullable ConversationId conversation,
            @Nullable ContactId contact,
            @Nullable UserId author) {
        this.states = states;
        this.conversation = conversation;
        this.contact = contact;
        this.author = author;
    }

    /** Those whose time has not come. */
    public static ScheduledQuery waiting() {
        return in(ScheduledState.WAITING);
    }

    /** Those whose time came when they might not be sent. */
    public static ScheduledQuery refused() {
        return in(ScheduledState.REFUSED);
    }

    /** Those in any state. */
    public static ScheduledQuery all() {
        return new ScheduledQuery(EnumSet.allOf(ScheduledState.class), null, null, null);
    }

    /**
     * Those in a state.
     *
     * @param state the state
     */
    public static ScheduledQuery in(ScheduledState state) {
        return new ScheduledQuery(Set.of(state), null, null, null);
    }

    /**
     * Only those of a conversation. What is addressed to a contact belongs to the conversation that the contact had on the line when it was
     * scheduled.
     *
     * @param only the conversation
     */
    public ScheduledQuery of(ConversationId only) {
        return new ScheduledQuery(states, Objects.requireNonNull(only, "only"), contact, author);
    }

    /**
     * Only those that are addressed to a contact, on any line.
     *
     * @param only the contact
     */
    public ScheduledQuery to(ContactId only) {
        return new ScheduledQuery(states, conversation, Objects.requireNonNull(only, "only"), author);
    }

    /**
     * Only those that a user scheduled.
     *
     * @param user the user
     */
    public ScheduledQuery by(UserId user) {
        return new ScheduledQuery(states, conversation, contact, Objects.requireNonNull(user, "user"));
    }

    /** Returns the states. */
    public Set<ScheduledState> states() {
        return Set.copyOf(states);
    }

    /** Returns the conversation. */
    public Optional<ConversationId> conversation() {
        return Optional.ofNullable(conversation);
    }

    /** Returns the contact. */
    public Optional<ContactId> contact() {
        return Optional.ofNullable(contact);
    }

    /** Returns the user. */
    public Optional<UserId> author() {
        return Optional.ofNullable(author);
    }

    @Override
    public String toString() {
        return "ScheduledQuery" + EnumSet.copyOf(states) + "[" + conversation + ", " + contact + ", " + author + "]";
    }
}
