package io.escala.crm.conversation;

/** The delivery status of an outbound message. The highest reported rank wins; a late lower one has no effect. */
public enum DeliveryStatus {
    /** Queued, no attempt yet. */
    QUEUED(0),
    /** The start of an attempt is committed: from here on a request may have been sent. */
    STARTED(1),
    /**
     * The attempt got no answer. A status or echo with the message's reference resolves it; the attempt is never repeated
     * blindly.
     */
    UNKNOWN(2),
    /** Meta accepted the request. */
    ACCEPTED(3),
    /** Meta sent it to the customer. */
    SENT(4),
    /** Meta rejected it, or its deadline passed before an attempt. No further attempt is made. */
    FAILED(5),
    /** It reached a device of the customer. It outranks a failure, because a customer may have several devices. */
    DELIVERED(6),
    /** The customer read it. */
    READ(7),
    /** The customer played the voice note. */
    PLAYED(8);

    private final int rank;

    DeliveryStatus(int rank) {
        this.rank = rank;
    }

    /** Returns the rank, 0 to 8, in order of progress. It is stored and never changes. */
    public int rank() {
        return rank;
    }
}
