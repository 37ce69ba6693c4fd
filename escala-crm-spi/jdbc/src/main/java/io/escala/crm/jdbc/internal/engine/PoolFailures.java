package io.escala.crm.jdbc.internal.engine;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What pools throw when they have no connection: often an exception of their own around that of the driver. Stateless. */
final class PoolFailures {
    private PoolFailures() {}

    /**
     * Returns the failure with the codes of the driver, wherever in its causes they are. Some pools clear the interrupt flag
     * of a thread that they stop waiting for; it is set again.
     *
     * @throws RuntimeException the failure itself, if it has nothing to do with a database
     */
    static SQLException of(Exception failure) {
        SQLException coded = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (cause instanceof SQLException sql && isMoreTelling(sql, coded)) {
                coded = sql;
            }
        }
        if (coded != null) {
            return coded;
        }
        if (failure instanceof RuntimeException own) {
            throw own;
        }
        return new SQLException(failure);
    }

    private static boolean isMoreTelling(SQLException cause, @Nullable SQLException found) {
        return found == null || (found.getSQLState() == null && cause.getSQLState() != null);
    }
}
