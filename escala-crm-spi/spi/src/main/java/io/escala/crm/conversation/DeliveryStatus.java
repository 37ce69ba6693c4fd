package io.escala.crm.conversation;

/** How far an outgoing message has come. A message takes the highest rank it has seen; a late lower one changes nothing. */
public enum DeliveryStatus {
    /** Kept, not yet tried. */
    QUEUED(0),
    /** Committed to be tried: from here on an attempt may have gone out. */
    STARTED(1),
    /** The attempt got no answer; a status or echo with our reference settles it. Never repeated blindly. */
    UNKNOWN(2),
    /** Meta took it. */
    ACCEPTED(3),
    /** It left Meta. */
    SENT(4),
    /** Meta refused it, or its deadline passed before it was tried. Final for sending. */
    FAILED(5),
    /** It is on the customer's device; counts as proof even after a failure (several devices). */
    DELIVERED(6),
    /** The customer has seen it. */
    READ(7),
    /** The customer has played the voice note. */
    PLAYED(8);

    private final int rank;

    DeliveryStatus(int rank) {
        this.rank = rank;
    }

    /**
     * The rank, rising along the way.
     *
     * @return 0 to 8; stored, so it never changes
     */
    public int rank() {
        return rank;
    }
}
