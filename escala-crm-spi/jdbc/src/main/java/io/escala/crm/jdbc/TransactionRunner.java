package io.escala.crm.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Gives a store the transaction that a host is running, for {@link JdbcCrmStore#joining(TransactionRunner)}.
 *
 * <p>Implementations are called on the thread that uses the store, and must be thread-safe when several do.
 */
public interface TransactionRunner {
    /**
     * Runs work on the connection of the running transaction. A runner may begin a transaction when none is running, and then ends
     * it after the work; otherwise it ends nothing.
     *
     * @param work to be run exactly once; what it throws must be passed on unchanged
     * @return what the work returned
     * @throws SQLException if there is no connection
     */
    <T> T run(ConnectionWork<T> work) throws SQLException;

    /**
     * Returns a runner for a DataSource that hands out the connection of the thread's transaction as long as one is running, such as
     * Spring's {@code TransactionAwareDataSourceProxy} or the pool of an application server. The connection is closed after each
     * use, which such a DataSource does not take as the end of the transaction.
     *
     * @param transactional connects to the database of the store
     */
    static TransactionRunner of(DataSource transactional) {
        Objects.requireNonNull(transactional, "transactional");
        return new TransactionRunner() {
            @Override
            public <T> T run(ConnectionWork<T> work) throws SQLException {
                try (Connection connection = transactional.getConnection()) {
                    return work.run(connection);
                }
            }
        };
    }
}
