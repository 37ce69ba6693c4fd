package io.escala.crm.jdbc.internal.engine;

import java.sql.SQLException;

/** What an engine's error codes mean. Thread-safe: stateless. */
public interface ErrorCodes {
    /** Whether the same transaction may succeed when it runs again. */
    boolean isTransient(SQLException failure);

    /** Whether the engine will always refuse the same transaction. */
    boolean isPermanent(SQLException failure);

    /** Whether the statement was ended before it was done. */
    boolean isCancelled(SQLException failure);

    /** Whether a key exists already, which is transient if that was a race, otherwise permanent. */
    boolean isDuplicateKey(SQLException failure);
}
