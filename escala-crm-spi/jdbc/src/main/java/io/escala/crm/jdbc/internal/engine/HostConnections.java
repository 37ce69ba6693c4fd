package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.store.StoreOpenException;
import io.escala.crm.store.StoreOpenException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The connections of a host's DataSource. They arrive and return with auto-commit on. One that arrives with auto-commit off is in a
 * transaction of the host, which switching it on would commit; it is refused before any statement. Thread-safe.
 */
final class HostConnections {
    private static final String POOL_SETTING =
            "cannot open the store: the DataSource hands out connections with auto-commit off. Set autoCommit"
                    + " (HikariCP) or defaultAutoCommit (Tomcat JDBC, Commons DBCP) of the pool to true, and open the store outside"
                    + " a transaction";
    private static final String IN_TRANSACTION =
            "the DataSource handed out a connection with auto-commit off, that of a"
                    + " transaction of the host: call outside the transaction, or use joining(TransactionRunner) to take part in it";

    private final DataSource source;
    private volatile boolean closed;

    HostConnections(DataSource source) {
        this.source = source;
    }

    /**
     * Runs the first work on a connection, on opening.
     *
     * @throws StoreOpenException if the pool's connections arrive with auto-commit off
     */
    <T> T first(Work<T> work) throws SQLException {
        return borrow(() -> new StoreOpenException(Reason.AUTO_COMMIT_OFF, POOL_SETTING), work);
    }

    /**
     * Runs work whose statements are each a transaction.
     *
     * @throws IllegalStateException if the connection is in a transaction of the host
     */
    <T> T withAutoCommit(Work<T> work) throws SQLException {
        return borrow(HostConnections::inHostTransaction, work);
    }

    /**
     * Runs work in a transaction, which the work ends.
     *
     * @throws IllegalStateException if the connection is in a transaction of the host
     */
    <T> T inTransaction(Work<T> work) throws SQLException {
        return borrow(HostConnections::inHostTransaction, connection -> {
            connection.setAutoCommit(false);
            try {
                return work.run(connection);
            } finally {
                Cleanup.quietly(() -> connection.setAutoCommit(true));
            }
        });
    }

    private static RuntimeException inHostTransaction() {
        return new IllegalStateException(IN_TRANSACTION);
    }

    private <T> T borrow(Supplier<RuntimeException> refusal, Work<T> work) throws SQLException {
        checkOpen();
        Connection connection = connection();
        try {
            if (!connection.getAutoCommit()) {
                throw refusal.get();
            }
            return work.run(connection);
        } finally {
            Cleanup.quietly(connection::close);
        }
    }

    private Connection connection() throws SQLException {
        try {
            return source.getConnection();
        } catch (SQLException | RuntimeException failure) {
            throw PoolFailures.of(failure);
        }
    }

    void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    /** Hands out no more connections. Those of the DataSource stay open. */
    void close() {
        closed = true;
    }

    /** Work on a connection. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }
}
