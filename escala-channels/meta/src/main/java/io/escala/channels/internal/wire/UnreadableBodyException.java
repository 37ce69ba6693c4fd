package io.escala.channels.internal.wire;

/** A body is not JSON or exceeds a limit. The message contains nothing of the body. */
public final class UnreadableBodyException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableBodyException(String message) {
        super(message, null, false, false);
    }
}
