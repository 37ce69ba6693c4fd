package io.escala.fakemeta.internal.graph;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * A fault of one call.
 *
 * @param kind what the caller receives
 * @param http the HTTP status for {@link Kind#ANSWER}
 * @param contentType the type of the body for {@link Kind#ANSWER}
 * @param body the body for {@link Kind#ANSWER}
 * @param delay the delay of the answer
 * @param afterAccepting whether the call is carried out first
 * @param beforeAnswer runs between recording a message and answering, with the message id
 */
public record InjectedFault(
        Kind kind,
        int http,
        String contentType,
        String body,
        Duration delay,
        boolean afterAccepting,
        Consumer<String> beforeAnswer) {

    /** What the caller receives. */
    public enum Kind {
        /** The normal answer, possibly delayed. */
        HONEST,
        /** The answer defined by the fault. */
        ANSWER,
        /** The connection is reset. */
        RESET,
        /** The connection is closed without a byte. */
        CUT
    }
}
