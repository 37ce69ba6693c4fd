package io.escala.core.channel;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Where a {@link MediaSource} puts the bytes of one medium. Used once, by one thread. */
@FunctionalInterface
public interface MediaSink {
    /**
     * Takes the bytes to their end.
     *
     * @param bytes the bytes; reading them fails when they turn out too many, broken off, or other than promised, and then
     *     nothing may be kept of them. Stays the caller's, who closes it
     * @param mimeType the type the host of the medium claims, or null
     * @throws IOException when reading fails, or they cannot be kept
     */
    void take(InputStream bytes, @Nullable String mimeType) throws IOException;
}
