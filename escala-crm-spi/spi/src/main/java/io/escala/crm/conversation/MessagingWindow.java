package io.escala.crm.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The 24-hour messaging window of one conversation: the time in which anything may be sent, counted from the customer's last
 * message. Computed from the conversation's marks, independent of whether the conversation is open or closed.
 *
 * <p>It may close earlier by a margin, so that what is sent in its last moments does not reach the channel too late. There is one end,
 * {@link #closesAt}: what is shown, judged and sent agrees on it. At exactly that time it is closed. A report from the channel that
 * it is closed, at the time of the customer's last message or later, closes it until the customer writes again.
 *
 * @param opensAt when the customer's last event that opens it happened, or null when there was none
 * @param shutAt when the channel last reported it as closed, or null
 * @param margin how much earlier it closes: more than zero and less than 24 hours, to the millisecond; null for no margin
 */
public record MessagingWindow(
        @Nullable Instant opensAt,
        @Nullable Instant shutAt,
        @Nullable Duration margin) {
    /** The length of the window. */
    public static final Duration LENGTH = Duration.ofHours(24);

    /** Truncates times to milliseconds. */
    public MessagingWindow {
        if (margin != null && (margin.isNegative() || margin.compareTo(LENGTH) >= 0)) {
            throw new IllegalArgumentException("margin must be at least zero and less than 24 hours, is " + margin);
        }
        margin = margin == null ? null : margin.truncatedTo(ChronoUnit.MILLIS);
        // One form of no margin, which windows written by older versions have too.
        margin = margin == null || margin.isZero() ? null : margin;
        opensAt = opensAt == null ? null : opensAt.truncatedTo(ChronoUnit.MILLIS);
        shutAt = shutAt == null ? null : shutAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Creates a window without a margin.
     *
     * @param opensAt when the customer's last event that opens it happened, or null when there was none
     * @param shutAt when the channel last reported it as closed, or null
     */
    public MessagingWindow(@Nullable Instant opensAt, @Nullable Instant shutAt) {
        this(opensAt, shutAt, null);
    }

    /** Returns the window of a conversation, without a margin, from its marks {@link Mark#WINDOW_OPENED} and {@link Mark#WINDOW_SHUT}. */
    public static MessagingWindow of(Conversation conversation) {
        Objects.requireNonNull(conversation, "conversation");
        return new MessagingWindow(
                conversation.mark(Mark.WINDOW_OPENED).orElse(null),
                conversation.mark(Mark.WINDOW_SHUT).orElse(null));
    }

    /**
     * Returns the window that a message of the customer opens, for callers that keep this time themselves.
     *
     * <pre>{@code
     * MessagingWindow window = MessagingWindow.openedAt(lastMessageAt);
     * window.remaining(clock.instant()); // at most 24 hours
     * }</pre>
     *
     * @param lastMessageAt the time of the customer's last message that opens it; without one use {@link #never}
     */
    public static MessagingWindow openedAt(Instant lastMessageAt) {
        Objects.requireNonNull(lastMessageAt, "lastMessageAt");
        return new MessagingWindow(lastMessageAt, null);
    }

    /** Returns a window that was never opened, and is closed at any time. */
    public static MessagingWindow never() {
        return new MessagingWindow(null, null);
    }

    /**
     * Returns a window that closes earlier.
     *
     * @param newMargin how much earlier than 24 hours after it was last opened; zero for no margin
     * @throws IllegalArgumentException if the margin is negative, or 24 hours or more
     */
    public MessagingWindow withMargin(Duration newMargin) {
        Objects.requireNonNull(newMargin, "newMargin");
        return new MessagingWindow(opensAt, shutAt, newMargin);
    }

    /**
     * Returns when it closes or closed: 24 hours, less the margin, after it was last opened, or when the channel reported it as closed, if that
     * is earlier; empty when it was never open.
     */
    public Optional<Instant> closesAt() {
        if (opensAt == null) {
            return Optional.empty();
        }
        Instant end = end(opensAt);
        return Optional.of(shutAt != null && isShut() && shutAt.isBefore(end) ? shutAt : end);
    }

    /** Returns whether anything may be sent at a time. */
    public boolean isOpen(Instant now) {
        return !remaining(now).isZero();
    }

    /** Returns how long it stays open, counted from a time; never negative, and zero when it is closed. */
    public Duration remaining(Instant now) {
        Objects.requireNonNull(now, "now");
        if (opensAt == null || isShut()) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, end(opensAt));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Instant end(Instant opened) {
        return opened.plus(margin == null ? LENGTH : LENGTH.minus(margin));
    }

    private boolean isShut() {
        return opensAt != null && shutAt != null && !shutAt.isBefore(opensAt);
    }
}
