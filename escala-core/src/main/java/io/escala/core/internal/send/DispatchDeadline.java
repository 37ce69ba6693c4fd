package io.escala.core.internal.send;

import io.escala.crm.conversation.MessagingWindow;
import java.time.Duration;
import java.time.Instant;

/**
 * The time until which a free text may be started: a little before the window closes, so that a text started in the window
 * does not reach Meta after it.
 */
public final class DispatchDeadline {
    /** The time between the deadline and the end of the window. */
    public static final Duration MARGIN = Duration.ofSeconds(60);

    private DispatchDeadline() {}

    /**
     * Returns whether a free text may be started.
     *
     * @param window the window
     * @param now the current time
     * @return whether now is before the deadline
     */
    public static boolean isOpen(MessagingWindow window, Instant now) {
        return window.isOpen(now, MARGIN);
    }
}
