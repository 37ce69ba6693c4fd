package io.escala.channels.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Until when a body is read. It is looked at between reads, so a body that drips in ends in time; how long one read may block is the
 * server's own limit. For one body and one thread.
 */
final class ReadDeadline {
    private static final int BUFFER = 16 * 1024;

    /** The body did not come in within the time. */
    static final class PassedException extends InterruptedIOException {
        private static final long serialVersionUID = 1L;

        PassedException() {
            super("the body did not come in within the time");
        }
    }

    private final LongSupplier nanos;
    private final long end;

    private ReadDeadline(LongSupplier nanos, long end) {
        this.nanos = nanos;
        this.end = end;
    }

    /**
     * Begins.
     *
     * @param time how long
     * @param nanos a clock of nanoseconds, such as {@code System::nanoTime}
     */
    static ReadDeadline in(Duration time, LongSupplier nanos) {
        return new ReadDeadline(nanos, nanos.getAsLong() + time.toNanos());
    }

    /**
     * Reads a stream to its end.
     *
     * @param limit how many bytes at most
     * @throws PassedException when the time is over before the end
     */
    byte[] read(InputStream in, int limit) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(BUFFER);
        byte[] buffer = new byte[BUFFER];
        while (out.size() < limit) {
            int read = in.read(buffer, 0, Math.min(buffer.length, limit - out.size()));
            if (read < 0) {
                break;
            }
            out.write(buffer, 0, read);
            if (nanos.getAsLong() - end > 0) {
                throw new PassedException();
            }
        }
        return out.toByteArray();
    }
}
