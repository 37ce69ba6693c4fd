package io.escala.crm.conversation;

import java.time.Instant;

/**
 * A report about an existing message: its delivery ({@link DeliveryStep}) or a change to it ({@link Amendment}). A report
 * that arrives before its message is deferred. Reports of one message commute: the result does not depend on their order or
 * on repeats.
 */
public sealed interface MessageReport permits DeliveryStep, Amendment {
    /** Returns when it happened, to the millisecond. */
    Instant at();

    /**
     * Returns a key that identifies this report among those of the same message, at most 600 characters. A redelivered
     * report has the same key. Sorted by key, statuses come first, in order of rank and time.
     */
    String key();
}
