package io.escala.core.internal.send;

import io.escala.core.window.MessagingWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when a free text may set out. A little before the window shuts, so that a text does not set out while it is open and
 * reach Meta when it is shut.
 */
public final class DispatchDeadline {
    /** How long before the end of the window the last text sets out. */
    public static final Duration MARGIN = Duration.ofSeconds(60);

    private DispatchDeadline() {}

    /**
     * The deadline that follows from a window.
     *
     * @param window the window
     * @return the first instant at which a text may no longer set out; empty when none ever might
     */
    public static Optional<Instant> of(MessagingWindow window) {
        return window.closesAt().map(end -> end.minus(MARGIN));
    }

    /**
     * Whether a free text may set out.
     *
     * @param window the window
     * @param now when
     * @return whether now is before the deadline
     */
    public static boolean isOpen(MessagingWindow window, Instant now) {
        return of(window).filter(now::isBefore).isPresent();
    }
}
