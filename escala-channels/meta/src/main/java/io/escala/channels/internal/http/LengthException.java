package io.escala.channels.internal.http;

import java.io.IOException;

/** A response states a length that is no number of bytes, such as a negative one. */
public final class LengthException extends IOException {
    private static final long serialVersionUID = 1L;

    LengthException() {
        super("the stated length is no number of bytes");
    }
}
