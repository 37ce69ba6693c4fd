package io.escala.channels.graph;

import io.escala.channels.graph.GraphAnswer.NoAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
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

    static BoundedBody read(InputStream in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (out.size() + n > LIMIT) {
                    return new BoundedBody(out.toByteArray(), NoAnswer.Reason.ANSWER_TOO_LARGE);
                }
                out.write(buffer, 0, n);
            }
            return new BoundedBody(out.toByteArray(), null);
        } catch (IOException broken) {
            return new BoundedBody(out.toByteArray(), reasonFor(broken));
        }
    }

    static NoAnswer.Reason reasonFor(IOException failure) {
        return failure instanceof InterruptedIOException ? NoAnswer.Reason.TIMED_OUT : NoAnswer.Reason.CONNECTION_LOST;
    }
}
