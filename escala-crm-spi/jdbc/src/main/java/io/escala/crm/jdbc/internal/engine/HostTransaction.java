package io.escala.crm.jdbc.internal.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/** The transaction that a host is running on the calling thread. */
public interface HostTransaction {
    /**
     * Runs work on the transaction's connection.
     *
     * @param work what it throws is passed on
     * @throws SQLException if there is no connection
     */
    <T> T run(Function<Connection, T> work) throws SQLException;
}
