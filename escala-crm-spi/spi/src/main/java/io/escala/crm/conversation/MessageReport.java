package io.escala.crm.conversation;

import java.time.Instant;

/**
 * Something reported about a message after it was written: how far it came ({@link DeliveryStep}) or what became of it
 * ({@link Amendment}). It may come before the message it speaks of and wait for it. Reports of one message commute: whatever the
 * order, and however often each comes, the message ends the same.
 */
public sealed interface MessageReport permits DeliveryStep, Amendment {
    /**
     * When it happened.
     *
     * @return the time, in milliseconds
     */
    Instant at();

    /**
     * Tells this report from the others about the same message; the same report delivered again has the same.
     *
     * @return a short key, at most 600 characters; sorted by it, statuses come first, in order of rank and time
     */
    String key();
}
