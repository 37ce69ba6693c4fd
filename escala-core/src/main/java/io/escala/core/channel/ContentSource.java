package io.escala.core.channel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The bytes of a file: how many, and where they are read. A file is read as a stream and is never held in memory as a whole. Reading more
 * or fewer bytes than stated is an error of the source and is refused.
 *
 * <p>Implementations are thread-safe if {@link #open} may be called from several threads.
 */
public interface ContentSource {
    /**
     * Returns the number of bytes that {@link #open} reads.
     *
     * @return 0 or more
     * @throws IOException when it cannot be told now
     */
    long length() throws IOException;

    /**
     * Opens the bytes from their beginning. It may be called again, such as for another attempt.
     *
     * @return the bytes, to be closed by the caller
     * @throws IOException when they cannot be read now
     */
    InputStream open() throws IOException;

    /**
     * Reads from an array.
     *
     * @param bytes the content, which is copied
     * @return the source
     */
    static ContentSource of(byte[] bytes) {
        byte[] copy = bytes.clone();
        return new OpenedContent(copy.length, () -> new ByteArrayInputStream(copy));
    }

    /**
     * Reads a file of this machine. It must not change while it is read.
     *
     * @param file the file
     * @return the source
     */
    static ContentSource of(Path file) {
        Objects.requireNonNull(file, "file");
        return new ContentSource() {
            @Override
            public long length() throws IOException {
                return Files.size(file);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            /** The kind only: paths may name people. */
            @Override
            public String toString() {
                return "ContentSource[file]";
            }
        };
    }

    /**
     * Reads what the host opens, such as an object of its own storage or the answer of its own server.
     *
     * @param length the number of bytes, 0 or more
     * @param opener opens them from their beginning each time
     * @return the source
     * @throws IllegalArgumentException when the length is negative
     */
    static ContentSource of(long length, Opener opener) {
        return new OpenedContent(length, Objects.requireNonNull(opener, "opener"));
    }

    /** Opens the bytes of a source. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens the bytes from their beginning.
         *
         * @return the bytes, to be closed by the caller
         * @throws IOException when they cannot be read now
         */
        InputStream open() throws IOException;
    }
}
