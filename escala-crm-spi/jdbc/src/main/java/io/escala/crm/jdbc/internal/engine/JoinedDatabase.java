package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.store.UnstorableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A database in the transaction that a host is running. The host commits or rolls back. A write that fails or is rolled back is
 * undone up to a savepoint, so that the host's transaction can go on. Nothing is run again: a transaction that lost a race has to be
 * run again as a whole, which only the host can do. Thread-safe.
 */
final class JoinedDatabase implements Database {
    private final HostTransaction host;
    private final HostConnections connections;
    private final Dialect dialect;
    private final Duration readLimit;
    private final KeptStatistics statistics;
    private final RetryPolicy once;

    /** Joins; the connections say whether the store is closed. */
    JoinedDatabase(
            HostTransaction host,
            HostConnections connections,
            Dialect dialect,
            Duration readLimit,
            KeptStatistics statistics) {
        this.host = host;
        this.connections = connections;
        this.dialect = dialect;
        this.readLimit = readLimit;
        this.statistics = statistics;
        this.once = RetryPolicy.once(dialect.errors());
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    /** Does nothing: the store that is joined was opened. */
    @Override
    public void checkEngine() {}

    @Override
    public <T> T read(Work<T> work) {
        try {
            return joined("reading", connection -> work.run(session(connection, readLimit)));
        } catch (UnstorableException refused) {
            throw SqlFailures.unanswerable(refused);
        }
    }

    @Override
    public <T> T write(Work<Verdict<T>> work) {
        return joined("writing", connection -> undoable(connection, work));
    }

    /** Failures are converted inside the host's runner, which may know no checked exception, and outside for its own. */
    private <T> T joined(String what, HostConnections.Work<T> work) {
        connections.checkOpen();
        return once.run(
                what,
                () -> inHostTransaction(connection -> once.run(what, () -> {
                    if (connection.getAutoCommit()) {
                        throw new IllegalStateException(
                                "no transaction to join: the connection of the TransactionRunner has auto-commit on");
                    }
                    return work.run(connection);
                })));
    }

    private <T> T inHostTransaction(Function<Connection, T> work) throws SQLException {
        try {
            return host.run(work);
        } catch (SQLException noConnection) {
            throw PoolFailures.of(noConnection);
        }
    }

    private <T> T undoable(Connection connection, Work<Verdict<T>> work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        boolean ended = false;
        try {
            Verdict<T> verdict = work.run(session(connection, null));
            if (!verdict.commits()) {
                connection.rollback(before);
            }
            connection.releaseSavepoint(before);
            ended = true;
            return verdict.value();
        } finally {
            if (!ended) {
                Cleanup.quietly(() -> connection.rollback(before));
            }
        }
    }

    private SqlSession session(Connection connection, @Nullable Duration limit) {
        return new SqlSession(connection, dialect, false, limit, statistics);
    }

    /** Does nothing: statistics would be taken of what may be rolled back, and would lock the tables until then. */
    @Override
    public void committed(int changeSets) {}

    @Override
    public Database joining(HostTransaction other) {
        return new JoinedDatabase(other, connections, dialect, readLimit, statistics);
    }

    /** Does nothing: the connections belong to the host. */
    @Override
    public void close() {}
}
