package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.store.UnstorableException;
import java.sql.SQLException;
import java.util.Set;

/** Classifies the errors of the engines as transient or permanent. */
final class SqlFailures {
    /**
     * Serialization failure, deadlock, a key that another transaction is inserting, and a server that shuts down, crashed or
     * starts up.
     */
    private static final Set<String> PASSING = Set.of("40001", "40P01", "23505", "57P01", "57P02", "57P03");

    private static final String NOT_UNIQUE = "23505";

    /** Values that a column cannot represent, constraints, rows too large for a page, an index or the engine. */
    private static final Set<String> PERMANENT_CLASSES = Set.of("22", "23", "54");

    /**
     * SQLite's codes for the same, without the extended bits: too big, constraint, mismatch, range. A duplicate key is not a
     * race here, because there is one writer.
     */
    private static final Set<Integer> PERMANENT_CODES = Set.of(18, 19, 20, 25);

    private static final int LOWER_BITS = 0xFF;

    private SqlFailures() {}

    /** Whether the same transaction may succeed when it runs again. */
    static boolean passes(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (PASSING.contains(state) || state.startsWith("08"));
    }

    /** Whether the engine will always refuse the same transaction. */
    static boolean stays(SQLException failure) {
        String state = failure.getSQLState();
        return state == null
                ? PERMANENT_CODES.contains(failure.getErrorCode() & LOWER_BITS)
                : state.length() == 5 && PERMANENT_CLASSES.contains(state.substring(0, 2)) && !state.equals(NOT_UNIQUE);
    }

    /** Whether a key exists already: transient if that was a race, otherwise permanent. */
    static boolean notUnique(SQLException failure) {
        return NOT_UNIQUE.equals(failure.getSQLState());
    }

    /**
     * Converts a failure. Drivers repeat statements and values, which are personal data, in their messages, so only the
     * codes are kept.
     */
    static StoreUnavailableException unavailable(String what, SQLException failure) {
        SQLException bare = bare(failure);
        return new StoreUnavailableException(what + ": " + bare.getMessage(), bare);
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

    private static SQLException bare(SQLException failure) {
        String codes = "SQLState " + failure.getSQLState() + ", code " + failure.getErrorCode();
        SQLException bare = new SQLException(codes, failure.getSQLState(), failure.getErrorCode());
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }
}
