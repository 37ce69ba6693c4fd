package io.escala.channels.graph;

import io.escala.channels.graph.GraphAnswer.NoAnswer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * The part of a response body that was read.
 *
 * @param bytes at most {@value #LIMIT} bytes
 * @param broken why the body is incomplete, or null
 */
@SuppressWarnings("ArrayRecordComponent") // Used within one call and never compared.
record BoundedBody(byte[] bytes, NoAnswer.@Nullable Reason broken) {
    static final int LIMIT = 1024 * 1024;

    static BoundedBody read(BufferedSource source) {
        try {
            boolean tooLarge = source.request(LIMIT + 1L);
            return new BoundedBody(received(source), tooLarge ? NoAnswer.Reason.ANSWER_TOO_LARGE : null);
        } catch (IOException broken) {
            return new BoundedBody(received(source), reasonFor(broken));
        }
    }

    private static byte[] received(BufferedSource source) {
        Buffer buffer = source.getBuffer();
        try {
            return buffer.readByteArray(Math.min(LIMIT, buffer.size()));
        } catch (EOFException e) {
            throw new IllegalStateException("a buffer has the bytes it tells of", e);
        }
    }

    static NoAnswer.Reason reasonFor(IOException failure) {
        return failure instanceof InterruptedIOException ? NoAnswer.Reason.TIMED_OUT : NoAnswer.Reason.CONNECTION_LOST;
    }
}
