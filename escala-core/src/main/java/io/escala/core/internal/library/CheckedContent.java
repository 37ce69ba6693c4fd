package io.escala.core.internal.library;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Bytes that are counted and digested while they are read, and that fail when they are more or fewer than stated. Confined to one thread. */
final class CheckedContent extends FilterInputStream {
    private final long stated;
    private final MessageDigest digest;
    private final LongConsumer progress;
    private long read;
    private boolean differs;
    private boolean ended;

    CheckedContent(InputStream in, long stated, LongConsumer progress) {
        super(in);
        this.stated = stated;
        this.progress = progress;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int got = super.read(into, from, most);
        if (got > 0) {
            read += got;
            digest.update(into, from, got);
        }
        if (read > stated || (got < 0 && read < stated)) {
            differs = true;
            throw new IOException("the content is longer or shorter than it states");
        }
        if (got > 0) {
            progress.accept(read);
        }
        ended = got < 0;
        return got;
    }

    @Override
    public long skip(long most) throws IOException {
        long left = most;
        while (left > 0 && read() >= 0) {
            left--;
        }
        return most - left;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Whether there are more or fewer bytes than stated. */
    boolean differs() {
        return differs;
    }

    /** Whether it was read to its end. */
    boolean complete() {
        return ended;
    }

    /** The digest of what was read, once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
