package io.escala.channels.webhook;

import java.io.InputStream;

/** An endless body that counts the bytes read. */
final class EndlessStream extends InputStream {
    private int read;

    @Override
    public int read() {
        read++;
        return ' ';
    }

    @Override
    public int read(byte[] into, int from, int length) {
        int given = Math.min(length, 1000);
        read += given;
        return given;
    }

    int bytesRead() {
        return read;
    }
}
