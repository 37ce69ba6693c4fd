package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.store.StoreOpenException;
import io.escala.crm.store.StoreOpenException.Reason;
import java.nio.file.Path;
import java.sql.Driver;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Opens databases, with their schema. */
public final class Databases {
    private static final String SQLITE_DRIVER = "org.sqlite.JDBC";

    private Databases() {}

    /**
     * Opens a SQLite file.
     *
     * @param file created when it does not exist
     * @throws StoreOpenException if it cannot be opened
     */
    public static Database sqlite(Path file, SqliteSettings settings, SchemaPolicy schema) {
        return sqlite(driver(SQLITE_DRIVER), file, settings, schema);
    }

    /**
     * Opens a SQLite file through a driver that the caller made, such as one that fails in a test.
     *
     * @param file created when it does not exist
     * @throws StoreOpenException if it cannot be opened
     */
    public static Database sqlite(Driver driver, Path file, SqliteSettings settings, SchemaPolicy schema) {
        SqliteFile checked = new SqliteFile(file);
        checked.check();
        checked.create();
        return opened(new SqliteDatabase(driver, checked, settings), schema, checked::explained);
    }

    static Driver driver(String name) {
        try {
            return Class.forName(name)
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ClassNotFoundException missing) {
            throw new StoreOpenException(
                    Reason.DRIVER,
                    "cannot open the store: the SQLite driver is missing. Add the dependency org.xerial:sqlite-jdbc",
                    missing);
        } catch (ReflectiveOperationException unusable) {
            throw new StoreOpenException(
                    Reason.DRIVER,
                    "cannot open the store: the SQLite driver cannot be used. Check the version of org.xerial:sqlite-jdbc",
                    unusable);
        }
    }

    /**
     * Opens a PostgreSQL database.
     *
     * @param source the host's connections; the host closes it
     * @param readLimit how long a query may take
     * @throws StoreOpenException if it cannot be opened
     */
    public static Database postgres(DataSource source, Duration readLimit, SchemaPolicy schema) {
        ServerDatabase database = new ServerDatabase(
                source, Dialect.POSTGRES, RetryPolicy.standard(Dialect.POSTGRES.errors()), readLimit);
        opened(database, schema, PostgresOpening::explained);
        database.advise();
        return database;
    }

    private static Database opened(Database database, SchemaPolicy schema, UnaryOperator<RuntimeException> explained) {
        boolean opened = false;
        try {
            database.checkEngine();
            Migrator.apply(database, schema);
            opened = true;
            return database;
        } catch (RuntimeException failure) {
            throw explained.apply(failure);
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }
}
