package io.escala.core.feed;

import io.escala.crm.conversation.ConversationId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A conversation that changed, to be read again by whoever shows it.
 *
 * @param conversation the conversation
 * @param kinds what changed, at least one kind
 */
public record FeedUpdate(ConversationId conversation, Set<Kind> kinds) {
    /** What changed about a conversation. Minor versions add kinds: treat unknown ones as a reason to read again. */
    public enum Kind {
        /** A message was received, queued or stored from an echo, or the channel gave a notice. */
        MESSAGE,
        /** A message was edited, unsent or reacted to. */
        MESSAGE_CHANGED,
        /** A message was sent, delivered or read, or failed. */
        DELIVERY,
        /** A medium was fetched, given up on or erased. */
        MEDIA,
        /** It was opened or closed, or somebody else owns it, or a person or automation has it now, or its tags changed. */
        STATE,
        /** It was read, or marked read or unread. */
        READING,
        /** A message was scheduled in it, or waits no more. */
        SCHEDULED,
        /** A note of the team was added. */
        NOTE,
        /** The person's keys or consent changed, or their contact, or which contact they are. */
        PERSON,
        /** Its messaging window is about to close, where the settings of the account ask for that. */
        WINDOW,
        /** It is no longer to be shown: the actor may not see it any more, or another conversation continues it. */
        GONE
    }

    public FeedUpdate {
        Objects.requireNonNull(conversation, "conversation");
        kinds = Set.copyOf(kinds);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("kinds must not be empty");
        }
    }

    /** Returns an update with the kinds of both. */
    public FeedUpdate and(FeedUpdate later) {
        EnumSet<Kind> both = EnumSet.copyOf(kinds);
        both.addAll(later.kinds);
        return new FeedUpdate(conversation, both);
    }
}
