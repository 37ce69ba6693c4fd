package io.escala.examples.benchmarks;

/** The senders of the messages of a body. They never wrote before, and no contact has their number. */
public enum Senders {
    /** Every message has another sender. */
    EACH_ANOTHER,
    /** One person sent all messages. */
    ONE
}
