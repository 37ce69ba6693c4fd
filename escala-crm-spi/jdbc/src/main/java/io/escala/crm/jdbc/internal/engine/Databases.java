package io.escala.crm.jdbc.internal.engine;

import java.nio.file.Path;
import java.sql.Driver;
import java.time.Duration;
import javax.sql.DataSource;

/** Opens databases. */
public final class Databases {
    private static final String SQLITE_DRIVER = "org.sqlite.JDBC";

    private Databases() {}

    /**
     * Opens a SQLite file.
     *
     * @param file created when it does not exist
     * @param busyTimeout how long to wait for another process that writes
     * @param readers how many connections to read with
     */
    public static Database sqlite(Path file, Duration busyTimeout, int readers) {
        return sqlite(SQLITE_DRIVER, file, busyTimeout, readers);
    }

    /**
     * Opens a SQLite file through a driver that the caller made, such as one that fails in a test.
     *
     * @param file created when it does not exist
     * @param busyTimeout how long to wait for another process that writes
     * @param readers how many connections to read with
     */
    public static Database sqlite(Driver driver, Path file, Duration busyTimeout, int readers) {
        // The driver parses the text after a question mark as settings.
        if (file.toString().indexOf('?') >= 0) {
            throw new IllegalArgumentException("the file's path may not hold a question mark");
        }
        return new SqliteDatabase(driver, file, busyTimeout, readers);
    }

    static Database sqlite(String driverName, Path file, Duration busyTimeout, int readers) {
        try {
            Driver driver = Class.forName(driverName)
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
            return sqlite(driver, file, busyTimeout, readers);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(
                    "the SQLite driver is missing: add the dependency org.xerial:sqlite-jdbc", missing);
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalStateException(
                    "the SQLite driver cannot be used: check the version of org.xerial:sqlite-jdbc", unusable);
        }
    }

    /**
     * Opens a PostgreSQL database.
     *
     * @param source the host's connections; the host closes it
     */
    public static Database postgres(DataSource source) {
        return ServerDatabase.open(source, Dialect.POSTGRES, RetryPolicy.standard(Dialect.POSTGRES.errors()));
    }
}
