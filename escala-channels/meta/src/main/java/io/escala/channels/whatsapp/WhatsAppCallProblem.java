package io.escala.channels.whatsapp;

import java.util.Optional;

/** Why WhatsApp refuses to call somebody, by Meta's codes. */
public enum WhatsAppCallProblem {
    /** Calls are not enabled for the number. */
    NOT_ENABLED(138000),
    /** The person cannot be called, such as with an old app. */
    CANNOT_BE_CALLED(138001),
    /** The number has too many calls at once. */
    TOO_MANY_AT_ONCE(138002),
    /** There is a call to the person already. */
    ALREADY_CALLING(138003),
    /** The session description is not usable, or no connection came about. */
    NOT_CONNECTED(138004),
    /** The number calls too often. */
    TOO_OFTEN(138005),
    /** The person has not allowed calls: ask for permission first. */
    NO_PERMISSION(138006),
    /** No connection came about in time. */
    TIMED_OUT(138007),
    /** The person was asked for permission too often. */
    ASKED_TOO_OFTEN(138009),
    /** The person cannot be called again today. */
    TOO_MANY_TODAY(138012);

    private final int code;

    WhatsAppCallProblem(int code) {
        this.code = code;
    }

    /** Returns Meta's code. */
    public int code() {
        return code;
    }

    /**
     * Returns the problem of a code.
     *
     * @param code Meta's code, as in the error of a {@link io.escala.channels.graph.GraphOutcome.Rejected} call
     * @return the problem; empty for a code that is about something else
     */
    public static Optional<WhatsAppCallProblem> of(int code) {
        for (WhatsAppCallProblem problem : values()) {
            if (problem.code == code) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }
}
