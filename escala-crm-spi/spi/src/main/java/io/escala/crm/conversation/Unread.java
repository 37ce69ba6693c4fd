package io.escala.crm.conversation;

import java.time.Instant;
import java.util.Objects;

/**
 * Whether a conversation is unread, and why. Computed from the conversation's marks, so the order in which messages, answers
 * and readings become known has no effect. Answers of automations do not change it.
 *
 * @param marked whether a user marked it unread after it was last read
 * @param unseen whether a message arrived after the conversation was last read and after the last answer by a user of the team
 *     or from the phone app
 */
public record Unread(boolean marked, boolean unseen) {
    /**
     * Returns the state of a conversation, from its marks {@link Mark#MARKED_UNREAD}, {@link Mark#READ_BY_TEAM}, {@link
     * Mark#INBOUND_ARRIVAL} and {@link Mark#ANSWERED}. At equal times the conversation is read.
     */
    public static Unread of(Conversation conversation) {
        Objects.requireNonNull(conversation, "conversation");
        return new Unread(
                isAfter(conversation, Mark.MARKED_UNREAD, Mark.READ_BY_TEAM),
                isAfter(conversation, Mark.INBOUND_ARRIVAL, Mark.READ_BY_TEAM)
                        && isAfter(conversation, Mark.INBOUND_ARRIVAL, Mark.ANSWERED));
    }

    /** Returns whether the conversation is unread for either reason. */
    public boolean isUnread() {
        return marked || unseen;
    }

    /** A mark that was never raised is after none and before every other. */
    private static boolean isAfter(Conversation conversation, Mark mark, Mark other) {
        Instant reference = conversation.mark(other).orElse(Instant.MIN);
        return conversation.mark(mark).filter(at -> at.isAfter(reference)).isPresent();
    }
}
