package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.store.UnstorableException;
import java.sql.SQLException;
import java.util.Set;

/** What an engine's error means. */
final class SqlFailures {
    /**
     * Serialization failure, deadlock, a key that somebody else is just inserting, and a server that shuts down, crashed or
     * starts up.
     */
    private static final Set<String> PASSING = Set.of("40001", "40P01", "23505", "57P01", "57P02", "57P03");

    private static final String NOT_UNIQUE = "23505";

    /** Values that have no form in a column, constraints, rows too large for a page, an index or the engine. */
    private static final Set<String> PERMANENT_CLASSES = Set.of("22", "23", "54");

    /**
     * SQLite's codes for the same, without what it adds in the higher bits: too big, constraint, mismatch, range. Here a key that
     * is not unique is no race: there is one writer.
     */
    private static final Set<Integer> PERMANENT_CODES = Set.of(18, 19, 20, 25);

    private static final int LOWER_BITS = 0xFF;

    private SqlFailures() {}

    /** Whether the same transaction, begun again, may well succeed. */
    static boolean passes(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (PASSING.contains(state) || state.startsWith("08"));
    }

    /** Whether the engine will refuse the same for ever. */
    static boolean stays(SQLException failure) {
        String state = failure.getSQLState();
        return state == null
                ? PERMANENT_CODES.contains(failure.getErrorCode() & LOWER_BITS)
                : state.length() == 5 && PERMANENT_CLASSES.contains(state.substring(0, 2)) && !state.equals(NOT_UNIQUE);
    }

    /** Whether a key is somebody else's already, which passes if that was a race, and stays if it was none. */
    static boolean notUnique(SQLException failure) {
        return NOT_UNIQUE.equals(failure.getSQLState());
    }

    /** Drivers repeat statements and values in their messages, and those are personal data: only the codes go on. */
    static StoreUnavailableException unavailable(String what, SQLException failure) {
        SQLException bare = bare(failure);
        return new StoreUnavailableException(what + ": " + bare.getMessage(), bare);
    }

    /** As above, of what stays. */
    static UnstorableException unstorable(String what, SQLException failure) {
        SQLException bare = bare(failure);
        return new UnstorableException(what + ": " + bare.getMessage(), bare);
    }

    /** What cannot be looked for: reading keeps nothing, so it is the question that is wrong. */
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
