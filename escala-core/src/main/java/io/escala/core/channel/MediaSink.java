package io.escala.core.channel;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Receives the bytes of one medium from a {@link MediaSource}. Used once, by one thread. */
@FunctionalInterface
public interface MediaSink {
    /**
     * Reads the bytes to their end.
     *
     * @param bytes the bytes; reading fails when they are too many, truncated or do not match the digest, and then nothing
     *     may be kept of them. The caller closes the stream
     * @param mimeType the type claimed by the server, or null
     * @throws IOException when reading fails or the bytes cannot be stored
     */
    void take(InputStream bytes, @Nullable String mimeType) throws IOException;
}
