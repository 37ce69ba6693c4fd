package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.store.UnstorableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database on a server, through the host's DataSource. Every unit of work takes a connection and returns it in its original
 * state. A unit with a transient failure is run again on another connection. Thread-safe.
 */
final class ServerDatabase implements Database {
    private static final Logger LOG = LoggerFactory.getLogger(ServerDatabase.class);

    /** After this many committed ChangeSets the statistics are looked at. */
    private static final int LOOK_EVERY = 500;

    private final HostConnections connections;
    private final ServerDialect dialect;
    private final RetryPolicy retry;
    private final Duration readLimit;
    private final KeptStatistics statistics = new KeptStatistics(System::nanoTime);
    private final AtomicLong committed = new AtomicLong();

    ServerDatabase(DataSource source, ServerDialect dialect, RetryPolicy retry, Duration readLimit) {
        this.connections = new HostConnections(source);
        this.dialect = dialect;
        this.retry = retry;
        this.readLimit = readLimit;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void checkEngine() {
        retry.run(
                "connecting",
                () -> connections.first(connection -> {
                    dialect.checkServer(connection);
                    return dialect;
                }));
    }

    /** Warns of settings that do harm. */
    void advise() {
        ServerAdvice.give(connections, dialect);
    }

    @Override
    public <T> T read(Work<T> work) {
        try {
            return retry.run(
                    "reading",
                    () -> connections.withAutoCommit(connection -> work.run(session(connection, readLimit))));
        } catch (UnstorableException refused) {
            throw SqlFailures.unanswerable(refused);
        }
    }

    @Override
    public <T> T write(Work<Verdict<T>> work) {
        return retry.run("writing", () -> connections.inTransaction(connection -> transaction(connection, work)));
    }

    private <T> T transaction(Connection connection, Work<Verdict<T>> work) throws SQLException {
        boolean ended = false;
        try {
            Verdict<T> verdict = work.run(session(connection, null));
            if (verdict.commits()) {
                connection.commit();
            } else {
                connection.rollback();
            }
            ended = true;
            return verdict.value();
        } finally {
            if (!ended) {
                // Also after a failed commit: re-enabling auto-commit would commit an open transaction.
                Cleanup.quietly(connection::rollback);
            }
        }
    }

    private SqlSession session(Connection connection, @Nullable Duration limit) {
        return new SqlSession(connection, dialect, false, limit, statistics);
    }

    @Override
    public void committed(int changeSets) {
        long before = committed.getAndAdd(changeSets);
        if (before / LOOK_EVERY != (before + changeSets) / LOOK_EVERY) {
            try {
                Cleanup.quietly(() -> connections.withAutoCommit(connection -> {
                    dialect.refreshStatistics(connection);
                    return dialect;
                }));
            } catch (IllegalStateException refused) {
                // The ChangeSets are committed. What keeps the statistics back also meets the next operation, which
                // reports it.
                LOG.debug("the statistics were not refreshed: {}", refused.getMessage());
            }
        }
    }

    @Override
    public Database joining(HostTransaction host) {
        return new JoinedDatabase(host, connections, dialect, readLimit, statistics);
    }

    @Override
    public void close() {
        connections.close();
    }
}
