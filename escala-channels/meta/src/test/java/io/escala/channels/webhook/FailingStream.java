package io.escala.channels.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** A body that cannot be read. */
final class FailingStream extends InputStream {
    private final Supplier<? extends Throwable> failure;

    FailingStream(Supplier<? extends Throwable> failure) {
        this.failure = failure;
    }

    @Override
    public int read() throws IOException {
        Throwable thrown = failure.get();
        if (thrown instanceof IOException io) {
            throw io;
        }
        throw (Error) thrown;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return read();
    }
}
