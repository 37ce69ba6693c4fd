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
}
