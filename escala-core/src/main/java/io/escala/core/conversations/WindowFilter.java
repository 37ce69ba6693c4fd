package io.escala.core.conversations;

import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.store.ConversationFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which messaging windows conversations may have. It is judged as the window of the conversation is shown ({@link
 * ConversationSummary#window}), with the same margin and to the millisecond. Immutable.
 */
public final class WindowFilter {
    private final boolean open;
    private final @Nullable Duration within;

    private WindowFilter(boolean open, @Nullable Duration within) {
        this.open = open;
        this.within = within;
    }

    /** Wants those in which anything may be sent. */
    public static WindowFilter open() {
        return new WindowFilter(true, null);
    }

    /**
     * Wants those in which anything may be sent, but not for long.
     *
     * @param within the longest time that remains: more than zero, at most 24 hours
     * @return the filter
     * @throws IllegalArgumentException when the time is out of bounds
     */
    public static WindowFilter closingWithin(Duration within) {
        Objects.requireNonNull(within, "within");
        if (within.isNegative() || within.isZero() || within.compareTo(MessagingWindow.LENGTH) > 0) {
            throw new IllegalArgumentException("within must be more than zero and at most 24 hours, is " + within);
        }
        return new WindowFilter(true, within);
    }

    /** Wants those in which only templates may be sent: the window has ended, was closed by the channel, or never opened. */
    public static WindowFilter shut() {
        return new WindowFilter(false, null);
    }

    /** What it wants at a time, of windows that close earlier by a margin. */
    ConversationFilter.Window at(Instant now, Duration margin) {
        Instant openedAfter = now.minus(MessagingWindow.LENGTH.minus(margin.truncatedTo(ChronoUnit.MILLIS)));
        return new ConversationFilter.Window(open, openedAfter, within == null ? null : openedAfter.plus(within));
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(open, within);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WindowFilter filter && parts().equals(filter.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** The same text for equal filters. */
    @Override
    public String toString() {
        return "WindowFilter" + parts();
    }
}
