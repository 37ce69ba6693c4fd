package io.escala.core.port;

import io.escala.crm.text.BoundedPattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores media in a folder: one file per key, in 256 subfolders by its first two digits. A file is written under a temporary
 * name, forced to disk and then moved into place in one step, so a reader sees all of it or nothing. File names are keys
 * only; the type is not stored here, because the inbox has it. Files that begin with {@code incoming-} and are a day old are
 * left over from a crash and may be deleted.
 *
 * <p>Thread-safe; several machines may share the folder if its file system moves files atomically.
 */
public final class FolderMediaStorage implements MediaStorage {
    private static final BoundedPattern KEY = BoundedPattern.of("[0-9a-f]{64}", 64);

    private final Path folder;

    /**
     * Creates a storage in a folder.
     *
     * @param folder the folder, created when it does not exist
     * @throws IOException when it cannot be created
     */
    public FolderMediaStorage(Path folder) throws IOException {
        this.folder = Files.createDirectories(Objects.requireNonNull(folder, "folder"));
    }

    @Override
    public void store(String key, @Nullable String mimeType, InputStream bytes) throws IOException {
        Path place = place(key);
        Files.createDirectories(Objects.requireNonNull(place.getParent(), "parent"));
        Path incoming = Files.createTempFile(folder, "incoming-", null);
        try {
            try (FileChannel file = FileChannel.open(incoming, StandardOpenOption.WRITE)) {
                OutputStream out = Channels.newOutputStream(file);
                bytes.transferTo(out);
                file.force(true);
            }
            Files.move(incoming, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    @Override
    public Optional<InputStream> open(String key) throws IOException {
        try {
            return Optional.of(Files.newInputStream(place(key)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(place(key));
    }

    private Path place(String key) {
        if (!KEY.matches(key)) {
            throw new IllegalArgumentException("a storage key is 64 digits out of 0-9a-f");
        }
        return folder.resolve(key.substring(0, 2)).resolve(key);
    }
}
