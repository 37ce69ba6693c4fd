package io.escala.crm.conversation;

/** Which way a message went. */
public enum Direction {
    /** From the customer. */
    INBOUND,
    /** From the business, whoever of it wrote. */
    OUTBOUND
}
