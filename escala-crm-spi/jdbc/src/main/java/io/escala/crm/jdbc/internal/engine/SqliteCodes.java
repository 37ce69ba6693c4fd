package io.escala.crm.jdbc.internal.engine;

import java.sql.SQLException;
import java.util.Set;

/** The error codes of SQLite. Nothing is a race, because there is one writer; its driver sets no SQL states. Stateless. */
final class SqliteCodes implements ErrorCodes {
    static final int PERM = 3;
    static final int BUSY = 5;
    static final int LOCKED = 6;
    static final int READONLY = 8;
    static final int INTERRUPT = 9;
    static final int CORRUPT = 11;
    static final int CANTOPEN = 14;
    static final int AUTH = 23;
    static final int NOTADB = 26;

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
        return PERMANENT.contains(primary(failure));
    }

    /** Returns the code of a failure without the extended bits. */
    static int primary(SQLException failure) {
        return failure.getErrorCode() % EXTENDED;
    }

    @Override
    public boolean isCancelled(SQLException failure) {
        return primary(failure) == INTERRUPT;
    }

    @Override
    public boolean isDuplicateKey(SQLException failure) {
        return false;
    }
}
