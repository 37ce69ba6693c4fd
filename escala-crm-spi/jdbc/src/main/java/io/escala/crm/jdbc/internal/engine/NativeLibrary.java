package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.store.StoreOpenException;
import io.escala.crm.store.StoreOpenException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The native library of SQLite's driver, which the driver unpacks and loads with the first connection of a process. */
final class NativeLibrary {
    private NativeLibrary() {}

    /**
     * Connects.
     *
     * @throws StoreOpenException if the driver cannot unpack or load the library
     */
    static Connection loading(Connecting connecting) throws SQLException {
        try {
            Connection connection = connecting.connect();
            if (connection == null) {
                throw new IllegalStateException("the driver does not know its own URL");
            }
            return connection;
        } catch (SQLException refused) {
            // The engine's own failures have a code, and no cause that is none of a database.
            Throwable cause = refused.getCause();
            if (refused.getErrorCode() == 0 && cause != null && !(cause instanceof SQLException)) {
                throw new StoreOpenException(
                        Reason.DRIVER,
                        "cannot open the store: the SQLite driver cannot load its native library. Set the system property"
                                + " org.sqlite.tmpdir to a directory whose files this user may write and execute, or use a driver"
                                + " that supports this platform",
                        cause);
            }
            throw refused;
        }
    }

    /** Connects with the driver. */
    interface Connecting {
        @Nullable
        Connection connect() throws SQLException;
    }
}
