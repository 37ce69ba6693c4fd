package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.store.StoreOpenException;
import io.escala.crm.store.StoreOpenException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native library of SQLite's driver. The driver unpacks it into the temporary directory with the first connection of a process,
 * and deletes it when the process ends, unless that is killed: then a megabyte stays behind each time. So it is unpacked into a
 * directory of its own, which is deleted as soon as the library is loaded. Where a loaded file cannot be deleted, as on Windows, the
 * driver deletes it as ever. Thread-safe.
 */
final class NativeLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
    private static final String DIRECTORY = "org.sqlite.tmpdir";
    private static final String LIBRARY = "org.sqlite.lib.path";

    private static boolean loaded;

    private NativeLibrary() {}

    /**
     * Connects.
     *
     * @throws StoreOpenException if the driver cannot unpack or load the library
     */
    static Connection loading(Connecting connecting) throws SQLException {
        try {
            Connection connection = isLoaded() ? connecting.connect() : first(connecting);
            if (connection == null) {
                throw new IllegalStateException("the driver does not know its own URL");
            }
            return connection;
        } catch (SQLException refused) {
            // The engine's own failures have a code, and no cause outside the database.
            Throwable cause = refused.getCause();
            if (refused.getErrorCode() == 0 && cause != null && !(cause instanceof SQLException)) {
                throw new StoreOpenException(
                        Reason.DRIVER,
                        "cannot open the store: the SQLite driver cannot load its native library. Set the system property "
                                + DIRECTORY
                                + " to a directory whose files this user may write and execute, or use a driver"
                                + " that supports this platform",
                        cause);
            }
            throw refused;
        }
    }

    private static synchronized boolean isLoaded() {
        return loaded;
    }

    private static synchronized @Nullable Connection first(Connecting connecting) throws SQLException {
        Connection connection = loaded || isPlacedByHost() ? connecting.connect() : unpackedApart(connecting);
        loaded = true;
        return connection;
    }

    private static boolean isPlacedByHost() {
        return System.getProperty(DIRECTORY) != null || System.getProperty(LIBRARY) != null;
    }

    private static @Nullable Connection unpackedApart(Connecting connecting) throws SQLException {
        Path apart;
        try {
            apart = Files.createTempDirectory("escala-sqlite-");
        } catch (IOException noDirectory) {
            LOG.debug("the driver unpacks its library where it likes: {}", noDirectory.getClass());
            return connecting.connect();
        }
        // What is registered last is deleted first, and the driver registers its files later.
        apart.toFile().deleteOnExit();
        System.setProperty(DIRECTORY, apart.toString());
        try {
            return connecting.connect();
        } finally {
            System.clearProperty(DIRECTORY);
            delete(apart);
        }
    }

    private static void delete(Path directory) {
        try {
            List<Path> files;
            try (Stream<Path> listed = Files.list(directory)) {
                files = listed.toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException inUse) {
            LOG.debug("the driver deletes its library at the end: {}", inUse.getClass());
        }
    }

    /** Connects with the driver. */
    interface Connecting {
        @Nullable
        Connection connect() throws SQLException;
    }
}
