package io.escala.crm.jdbc.internal.engine;

import java.sql.SQLException;
import java.util.Set;

/** The error codes of PostgreSQL: the states of the SQL standard, and its own. Stateless. */
final class SqlStates implements ErrorCodes {
    /**
     * Serialization failure, deadlock, a key that another transaction is inserting, and a server that shuts down, crashed or
     * starts up.
     */
    private static final Set<String> TRANSIENT = Set.of("40001", "40P01", "23505", "57P01", "57P02", "57P03");

    private static final String LOST_CONNECTION = "08";
    private static final String CANCELLED = "57014";
    private static final String DUPLICATE_KEY = "23505";

    /** Values that a column cannot represent, constraints, rows too large for a page, an index or the engine. */
    private static final Set<String> PERMANENT_CLASSES = Set.of("22", "23", "54");

    @Override
    public boolean isTransient(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (TRANSIENT.contains(state) || state.startsWith(LOST_CONNECTION));
    }

    @Override
    public boolean isPermanent(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && state.length() == 5
                && PERMANENT_CLASSES.contains(state.substring(0, 2))
                && !state.equals(DUPLICATE_KEY);
    }

    @Override
    public boolean isCancelled(SQLException failure) {
        return CANCELLED.equals(failure.getSQLState());
    }

    @Override
    public boolean isDuplicateKey(SQLException failure) {
        return DUPLICATE_KEY.equals(failure.getSQLState());
    }
}
