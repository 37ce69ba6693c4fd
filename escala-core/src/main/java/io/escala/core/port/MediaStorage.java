package io.escala.core.port;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the bytes of media. The host implements it over its own disk or object store, or takes {@link FolderMediaStorage};
 * thread-safe. It may block, but a call should end within a minute: longer than two, and another worker takes the work over.
 *
 * <p>Keys are made by this library: 64 digits out of {@code 0-9a-f}, derived from account, message and place, so that the same
 * medium always has the same key. A file name, which the sender chose, never comes here. Nor is the type to be believed: serve
 * media with {@code Content-Disposition: attachment} and {@code X-Content-Type-Options: nosniff}, from a host that has no cookies.
 */
public interface MediaStorage {
    /**
     * Keeps a medium whole, or nothing of it. The same key again, which happens after a crash, replaces what is there.
     *
     * @param key the key
     * @param mimeType the claimed type, or null
     * @param bytes the bytes, to be read to their end; when reading fails, what was read so far must not be kept. Stays the
     *     caller's
     * @throws IOException when reading fails, or the medium cannot be kept now; it is tried again later
     */
    void store(String key, @Nullable String mimeType, InputStream bytes) throws IOException;

    /**
     * Opens what is kept.
     *
     * @param key the key
     * @return the bytes, to be closed by the caller; empty when there is nothing under the key
     * @throws IOException when it cannot be opened now
     */
    Optional<InputStream> open(String key) throws IOException;

    /**
     * Forgets a medium for good. Nothing under the key is no error.
     *
     * @param key the key
     * @throws IOException when it cannot be deleted now; it is tried again later
     */
    void delete(String key) throws IOException;
}
