package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.store.UnstorableException;
import java.sql.SQLException;
import java.time.Duration;

/** Converts the failures of the engines. */
final class SqlFailures {
    private SqlFailures() {}

    /**
     * Converts a failure. Drivers repeat statements and values, which are personal data, in their messages, so only the
     * codes are kept.
     */
    static StoreUnavailableException unavailable(String what, SQLException failure) {
        SQLException bare = bare(failure);
        return new StoreUnavailableException(what + ": " + bare.getMessage(), bare);
    }

    /** Converts a statement that was ended by its limit, or by the server before. It is not run again: it would take as long. */
    static StoreUnavailableException tooLong(Duration limit, SQLException failure) {
        SQLException bare = bare(failure);
        return new StoreUnavailableException(
                "reading: a statement was ended before it was done; it may take " + limit.toMillis() + " ms ("
                        + bare.getMessage() + ")",
                bare);
    }

    /** Converts a permanent failure, also without the driver's message. */
    static UnstorableException unstorable(String what, SQLException failure) {
        SQLException bare = bare(failure);
        return new UnstorableException(what + ": " + bare.getMessage(), bare);
    }

    /** Converts a permanent failure of a read: a read stores nothing, so its argument is invalid. */
    static IllegalArgumentException unanswerable(UnstorableException refused) {
        return new IllegalArgumentException(refused.getMessage(), refused.getCause());
    }

    /** Returns the codes of a converted failure; none if it is not one. */
    static SQLException codes(RuntimeException failure) {
        return failure.getCause() instanceof SQLException codes ? codes : new SQLException();
    }

    private static SQLException bare(SQLException failure) {
        String codes = "SQLState " + failure.getSQLState() + ", code " + failure.getErrorCode();
        SQLException bare = new SQLException(codes, failure.getSQLState(), failure.getErrorCode());
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }
}
