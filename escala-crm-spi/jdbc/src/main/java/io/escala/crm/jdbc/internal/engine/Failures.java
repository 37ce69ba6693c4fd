package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.Set;

/** What an engine's error means. */
final class Failures {
    /**
     * Serialization failure, deadlock, a key that somebody else is just inserting, and a server that shuts down, crashed or
     * starts up.
     */
    private static final Set<String> PASSING = Set.of("40001", "40P01", "23505", "57P01", "57P02", "57P03");

    private Failures() {}

    /** Whether the same transaction, begun again, may well succeed. */
    static boolean passes(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (PASSING.contains(state) || state.startsWith("08"));
    }

    /** Drivers repeat statements and values in their messages, and those are personal data: only the codes go on. */
    static StoreUnavailableException unavailable(String what, SQLException failure) {
        String codes = "SQLState " + failure.getSQLState() + ", code " + failure.getErrorCode();
        SQLException bare = new SQLException(codes, failure.getSQLState(), failure.getErrorCode());
        bare.setStackTrace(failure.getStackTrace());
        return new StoreUnavailableException(what + ": " + codes, bare);
    }
}
