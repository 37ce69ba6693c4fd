package io.escala.fakemeta.internal.graph;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Something that goes wrong with one call.
 *
 * @param kind what the caller sees
 * @param http the HTTP status, where the kind is an answer
 * @param contentType the type of the body, where the kind is an answer
 * @param body the body, where the kind is an answer
 * @param delay how long the answer is held back
 * @param afterAccepting whether the call is carried out first
 * @param beforeAnswer what happens between keeping a message and answering; receives the message id
 */
public record InjectedFault(
        Kind kind,
        int http,
        String contentType,
        String body,
        Duration delay,
        boolean afterAccepting,
        Consumer<String> beforeAnswer) {

    /** What the caller sees. */
    public enum Kind {
        /** The answer of the rules, perhaps late. */
        HONEST,
        /** The answer written in the disturbance. */
        ANSWER,
        /** The connection is reset. */
        RESET,
        /** The connection is closed without a byte. */
        CUT
    }
}
