package io.escala.channels.internal.envelope;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A growing byte buffer. Not thread-safe. */
final class ByteAppender {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    ByteAppender ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    ByteAppender add(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    ByteAppender add(byte[] bytes, int from, int to) {
        out.write(bytes, from, to - from);
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
