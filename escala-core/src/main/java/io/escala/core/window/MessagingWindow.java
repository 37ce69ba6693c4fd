package io.escala.core.window;

import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The 24-hour messaging window of one conversation: the time in which anything may be sent, counted from the last message of the
 * customer. A value, computed from the conversation; it has nothing to do with the conversation being open or closed.
 *
 * <p>Start inclusive, end exclusive: at exactly 24 hours it is shut. Meta's own word that it is shut overrides the count until
 * the customer writes again.
 *
 * @param opensAt when the last customer event that opens it happened, or null when there was none
 * @param shutAt when Meta last said that it is shut, or null
 */
public record MessagingWindow(
        @Nullable Instant opensAt, @Nullable Instant shutAt) {
    /** How long it stays open. */
    public static final Duration LENGTH = Duration.ofHours(24);

    /**
     * The window of a conversation.
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
     * A window that was never opened.
     *
     * @return shut, now and always
     */
    public static MessagingWindow never() {
        return new MessagingWindow(null, null);
    }

    /**
     * When it closes, or closed.
     *
     * @return 24 hours after the last opener, or when Meta said so; empty when it was never open
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
     * Whether anything may be sent.
     *
     * @param now the time asked about
     * @return whether now is before its end
     */
    public boolean isOpen(Instant now) {
        return closesAt().filter(now::isBefore).isPresent();
    }

    /**
     * How long anything may still be sent.
     *
     * @param now the time asked about
     * @return the time left, never negative
     */
    public Duration remaining(Instant now) {
        return closesAt()
                .filter(now::isBefore)
                .map(end -> Duration.between(now, end))
                .orElse(Duration.ZERO);
    }
}
