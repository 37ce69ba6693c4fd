package io.escala.crm.jdbc.internal.engine;

import java.sql.Connection;
import java.sql.SQLException;

/** What is different between database servers, besides their SQL. Thread-safe: stateless. */
public interface ServerDialect extends Dialect {
    /**
     * Checks the product and the version of a server, without a statement.
     *
     * @throws io.escala.crm.store.StoreOpenException if this is another server, or one too old
     */
    void checkServer(Connection connection) throws SQLException;

    /**
     * Updates the statistics of tables that have outgrown them, as far as the server does not do so in time and the user may.
     *
     * @param connection with auto-commit on
     */
    void refreshStatistics(Connection connection) throws SQLException;

    /**
     * Whether the driver repeats the values of a failed batch in its exceptions. Needs no rights, and changes nothing.
     *
     * @param connection in a transaction, which is rolled back
     */
    boolean repeatsValues(Connection connection) throws SQLException;

    /**
     * Returns what tells the server's side of a connection from every other, also of another time.
     *
     * @param connection with auto-commit on
     */
    String backend(Connection connection) throws SQLException;

    /**
     * Whether the server's side of a connection is still there.
     *
     * @param connection any connection of the same user, with auto-commit on
     */
    boolean isConnected(Connection connection, String backend) throws SQLException;
}
