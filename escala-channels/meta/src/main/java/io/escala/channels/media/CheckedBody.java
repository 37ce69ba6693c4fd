package io.escala.channels.media;

import io.escala.core.channel.MediaOutcome;
import io.escala.core.channel.MediaOutcome.Refused;
import io.escala.core.channel.MediaOutcome.TryLater;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a medium while they are downloaded: counted, digested, and limited to the maximum size. If size or digest is
 * wrong, a read throws an {@link IOException} instead of returning the end of the stream. Not thread-safe.
 */
final class CheckedBody extends InputStream {
    private final InputStream in;
    private final long cap;
    private final List<MediaDigest> digests;
    private final MessageDigest running = MediaDigest.sha256();
    private long count;
    private boolean ended;
    private @Nullable MediaOutcome broken;

    CheckedBody(InputStream in, long cap, List<MediaDigest> digests) {
        this.in = in;
        this.cap = cap;
        this.digests = digests;
    }

    long count() {
        return count;
    }

    /** What was wrong with the bytes, or null. */
    @Nullable
    MediaOutcome broken() {
        return broken;
    }

    /** Whether the stream ends here. Reads one more byte if the reader has not reached the end. */
    boolean endsHere() throws IOException {
        return ended || read() < 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (broken != null) {
            throw new IOException("the medium is broken");
        }
        if (length == 0) {
            return 0;
        }
        if (ended) {
            return -1;
        }
        int read = readOn(buffer, offset, length);
        if (read < 0) {
            end();
            return -1;
        }
        count += read;
        if (count > cap) {
            throw fail(new Refused(Refused.Reason.TOO_LARGE));
        }
        running.update(buffer, offset, read);
        return read;
    }

    private int readOn(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (InterruptedIOException e) {
            throw fail(new TryLater("TIMED_OUT", null));
        } catch (IOException e) {
            throw fail(new TryLater("CONNECTION_LOST", null));
        }
    }

    private void end() throws IOException {
        if (count == 0) {
            throw fail(new TryLater("EMPTY_ANSWER", null));
        }
        byte[] actual = running.digest();
        if (!digests.stream().allMatch(digest -> digest.matches(actual))) {
            throw fail(new Refused(Refused.Reason.DIGEST));
        }
        ended = true;
    }

    private IOException fail(MediaOutcome outcome) {
        broken = outcome;
        return new IOException("the medium is broken");
    }
}
