package io.escala.crm.conversation;

/** The direction of a message. */
public enum Direction {
    /** From the customer. */
    INBOUND,
    /** From the business, whoever the author. */
    OUTBOUND
}
