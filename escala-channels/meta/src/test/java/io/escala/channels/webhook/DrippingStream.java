package io.escala.channels.webhook;

import java.io.ByteArrayInputStream;

/** A stream that gives one byte at a time, and does something before each. */
final class DrippingStream extends ByteArrayInputStream {
    private final Runnable before;

    DrippingStream(byte[] bytes, Runnable before) {
        super(bytes);
        this.before = before;
    }

    @Override
    public synchronized int read(byte[] into, int from, int length) {
        before.run();
        return super.read(into, from, Math.min(length, 1));
    }

    int left() {
        return count - pos;
    }
}
