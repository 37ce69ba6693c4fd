package io.escala.crm.jdbc.internal.read;

import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import java.time.Instant;
import java.util.Optional;

/** Reads of the ids of applied operations. Stateless and thread-safe. */
public final class OperationQueries {
    private final Database database;

    /** Creates the queries. */
    public OperationQueries(Database database) {
        this.database = database;
    }

    /** Returns the time of the oldest id that is kept, over all accounts. */
    public Optional<Instant> oldest() {
        return database.read(
                session -> session
                        .list(
                                "SELECT at FROM escala_operations ORDER BY at LIMIT 1",
                                SqlSession.Binding.NOTHING,
                                Row::time)
                        .stream()
                        .findFirst());
    }
}
