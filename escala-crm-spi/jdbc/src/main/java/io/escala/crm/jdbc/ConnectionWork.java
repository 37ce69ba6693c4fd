package io.escala.crm.jdbc;

import java.sql.Connection;

/**
 * Work of a store on the connection of a running transaction.
 *
 * @param <T> the result
 */
@FunctionalInterface
public interface ConnectionWork<T> {
    /**
     * Runs the work once. It neither commits, rolls back, nor closes the connection, and throws no checked exception: failures of
     * the driver are converted to those of {@link io.escala.crm.store.CrmStore}.
     *
     * @param connection in a transaction, that is, with auto-commit off
     */
    T run(Connection connection);
}
