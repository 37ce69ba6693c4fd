package io.escala.channels.internal.envelope;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes that grow. Not thread-safe. */
final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    Bytes ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    Bytes add(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Bytes add(byte[] bytes, int from, int to) {
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
