package io.escala.examples.benchmarks;

/** Who wrote the messages of a body. None of them wrote before, and no contact has their number. */
public enum Senders {
    /** As many as there are messages. */
    EACH_ANOTHER,
    /** One who wrote all of them. */
    ONE
}
