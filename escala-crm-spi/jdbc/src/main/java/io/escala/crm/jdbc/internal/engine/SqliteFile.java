package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.store.StoreOpenException;
import io.escala.crm.store.StoreOpenException.Reason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a SQLite database. It is checked before the engine opens it, since of most troubles the engine says the same:
 * that it is unable. Immutable.
 */
final class SqliteFile {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rw-rw-");

    private final Path named;
    private final Path path;

    SqliteFile(Path named) {
        // The driver parses the text after a question mark as settings.
        if (named.toString().indexOf('?') >= 0) {
            throw new IllegalArgumentException("the file's path may not hold a question mark");
        }
        this.named = named;
        this.path = named.toAbsolutePath();
    }

    String url() {
        return "jdbc:sqlite:" + path;
    }

    /**
     * Checks that the file can be read and written, and its directory written: the engine keeps two more files beside it.
     *
     * @throws StoreOpenException if not
     */
    void check() {
        Path directory = path.getParent();
        if (directory == null || Files.isDirectory(path)) {
            throw refused(Reason.NOT_A_DATABASE, "it is a directory. Name a file", null);
        }
        if (!Files.isDirectory(directory)) {
            throw refused(
                    Reason.NOT_FOUND,
                    "the directory " + directory + " does not exist. Create it, or name a file in one that exists",
                    null);
        }
        if (Files.exists(path) && !Files.isReadable(path)) {
            throw refused(Reason.NO_PERMISSION, "this user may not read it. Let this user read and write it", null);
        }
        if (!Files.isWritable(directory)) {
            throw refused(Reason.READ_ONLY, readOnly("the directory " + directory), null);
        }
        if (Files.exists(path) && !Files.isWritable(path)) {
            throw refused(Reason.READ_ONLY, readOnly("the file"), null);
        }
    }

    /**
     * Creates the file if there is none, for its owner only: it holds personal data, and the engine gives the files beside it the
     * same rights. A file that exists keeps its rights; one that others may read or write is warned of. Without POSIX rights the
     * directory's decide.
     */
    void create() {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException exists) {
            warnIfShared();
        } catch (IOException cannotCreate) {
            LOG.debug("the engine creates the file: {}", cannotCreate.getClass());
        }
    }

    private void warnIfShared() {
        for (String suffix : List.of("", "-wal", "-shm")) {
            Path file = path.resolveSibling(path.getFileName() + suffix);
            try {
                if (!Collections.disjoint(Files.getPosixFilePermissions(file), OTHERS)) {
                    LOG.warn(
                            "{} holds personal data, and others than its owner may read or write it: take their rights away"
                                    + " (chmod 600)",
                            file);
                    return;
                }
            } catch (IOException absent) {
                LOG.debug("no rights to look at: {}", absent.getClass());
            }
        }
    }

    private String readOnly(String what) {
        return isFileSystemReadOnly()
                ? "the file system is read-only. Mount it for writing, or choose another directory"
                : what + " is read-only. Let this user write the file and its directory, or choose another directory";
    }

    private boolean isFileSystemReadOnly() {
        try {
            return Files.getFileStore(path.getParent()).isReadOnly();
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Explains a failure of the engine by its code, and returns any other as it is. */
    RuntimeException explained(RuntimeException failure) {
        return switch (SqliteCodes.primary(SqlFailures.codes(failure))) {
            case SqliteCodes.PERM, SqliteCodes.AUTH ->
                refused(Reason.NO_PERMISSION, "this user may not open it. Let this user read and write it", failure);
            case SqliteCodes.BUSY, SqliteCodes.LOCKED ->
                refused(
                        Reason.LOCKED,
                        "another process keeps it locked. Open it again when that one is done, and let one process use it",
                        failure);
            case SqliteCodes.READONLY -> refused(Reason.READ_ONLY, readOnly("the file"), failure);
            case SqliteCodes.CORRUPT ->
                refused(
                        Reason.CORRUPT,
                        "the file is damaged. Restore a backup, without the -wal and -shm files that are beside it now",
                        failure);
            case SqliteCodes.CANTOPEN ->
                refused(
                        Reason.NO_PERMISSION,
                        "the engine cannot open it or the -wal and -shm files beside it. Let this user read and write all three",
                        failure);
            case SqliteCodes.NOTADB ->
                refused(
                        Reason.NOT_A_DATABASE,
                        "it is no SQLite database, or encrypted. Name another file, or one that does not exist yet",
                        failure);
            default -> failure;
        };
    }

    private StoreOpenException refused(Reason reason, String why, @Nullable RuntimeException failure) {
        String message = "cannot open " + named + ": " + why;
        return failure == null
                ? new StoreOpenException(reason, message)
                : new StoreOpenException(reason, message, failure);
    }
}
