package io.escala.channels.internal.wire;

/** A body is no JSON, or breaks a limit. The message never repeats what it holds. */
public final class UnreadableBodyException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableBodyException(String message) {
        super(message, null, false, false);
    }
}
