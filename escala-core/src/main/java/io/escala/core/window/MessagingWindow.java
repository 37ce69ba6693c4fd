package io.escala.core.window;

import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The 24-hour messaging window of one conversation: the time in which anything may be sent, counted from the customer's last
 * message. A value computed from the conversation, independent of whether the conversation is open or closed.
 *
 * <p>Start inclusive, end exclusive: at exactly 24 hours it is closed. A report from Meta that it is closed overrides the
 * count until the customer writes again.
 *
 * @param opensAt when the customer's last event that opens it happened, or null when there was none
 * @param shutAt when Meta last reported it as closed, or null
 */
public record MessagingWindow(
        @Nullable Instant opensAt, @Nullable Instant shutAt) {
    /** The length of the window. */
    public static final Duration LENGTH = Duration.ofHours(24);

    /**
     * Returns the window of a conversation.
     *
     * @param conversation the conversation
     * @return its window
     */
    public static MessagingWindow of(Conversation conversation) {
        return new MessagingWindow(
                conversation.mark(Mark.WINDOW_OPENED).orElse(null),
                conversation.mark(Mark.WINDOW_SHUT).orElse(null));
    }

    /**
     * Returns a window that was never opened.
     *
     * @return a window that is closed at any time
     */
    public static MessagingWindow never() {
        return new MessagingWindow(null, null);
    }

    /**
     * Returns when it closes or closed.
     *
     * @return 24 hours after it was last opened, or when Meta reported it as closed; empty when it was never open
     */
    public Optional<Instant> closesAt() {
        if (opensAt == null) {
            return Optional.empty();
        }
        Instant end = opensAt.plus(LENGTH);
        if (shutAt != null && !shutAt.isBefore(opensAt) && shutAt.isBefore(end)) {
            return Optional.of(shutAt);
        }
        return Optional.of(end);
    }

    /**
     * Returns whether anything may be sent.
     *
     * @param now the current time
     * @return whether the window is open
     */
    public boolean isOpen(Instant now) {
        return closesAt().filter(now::isBefore).isPresent();
    }

    /**
     * Returns how long it stays open.
     *
     * @param now the current time
     * @return the time left, never negative
     */
    public Duration remaining(Instant now) {
        return closesAt()
                .filter(now::isBefore)
                .map(end -> Duration.between(now, end))
                .orElse(Duration.ZERO);
    }
}
