package io.escala.crm.jdbc.internal.engine;

import java.sql.SQLException;
import java.util.Set;

/** The error codes of SQLite. Nothing is a race, because there is one writer; its driver sets no SQL states. Stateless. */
final class SqliteCodes implements ErrorCodes {
    /** Without the extended bits: too big, constraint, mismatch, range. */
    private static final Set<Integer> PERMANENT = Set.of(18, 19, 20, 25);

    /** The codes are numbers below this; what is above tells more of the same. */
    private static final int EXTENDED = 256;

    @Override
    public boolean isTransient(SQLException failure) {
        return false;
    }

    @Override
    public boolean isPermanent(SQLException failure) {
        return PERMANENT.contains(failure.getErrorCode() % EXTENDED);
    }

    @Override
    public boolean isDuplicateKey(SQLException failure) {
        return false;
    }
}
