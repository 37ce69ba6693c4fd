package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.store.UnstorableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * A PostgreSQL database through the host's DataSource. Every unit of work takes a connection and returns it in its original
 * state. A unit with a transient failure is run again on another connection.
 */
final class PostgresDatabase implements Database {
    private static final int OLDEST_VERSION = 13;
    /** After this many committed ChangeSets the table sizes are checked. */
    private static final int LOOK_EVERY = 500;

    /** Selects tables that have grown by half since their statistics were last updated. */
    private static final String OUTGROWN = "SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)"
            + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE n.nspname = current_schema() AND c.relkind = 'r' AND c.relname LIKE 'escala\\_%'"
            + " AND pg_relation_size(c.oid) / current_setting('block_size')::int > c.relpages * 3 / 2 + 1";

    private final HostConnections connections;
    private final RetryPolicy retry;
    private final AtomicLong landed = new AtomicLong();

    PostgresDatabase(DataSource source, RetryPolicy retry) {
        this.connections = new HostConnections(source);
        this.retry = retry;
    }

    /** Checks that the DataSource connects to a PostgreSQL of a supported version. */
    void check() {
        retry.run("looking for PostgreSQL", () -> connections.first(PostgresDatabase::checkVersion));
    }

    private static int checkVersion(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (!"PostgreSQL".equals(product) || version < OLDEST_VERSION) {
            throw new IllegalArgumentException("the DataSource must lead to PostgreSQL " + OLDEST_VERSION
                    + " or later, but it is " + product + " " + version);
        }
        return version;
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRES;
    }

    @Override
    public <T> T read(Work<T> work) {
        try {
            return retry.run("reading", () -> connections.withAutoCommit(connection -> work.run(session(connection))));
        } catch (UnstorableException refused) {
            throw SqlFailures.unanswerable(refused);
        }
    }

    @Override
    public <T> T write(Work<Verdict<T>> work) {
        return retry.run("writing", () -> connections.inTransaction(connection -> transaction(connection, work)));
    }

    /**
     * Updates the statistics of tables that have grown by half. Plans made for a tiny table read a whole account for each
     * row, and stay until the server's own ANALYZE, which may be a minute and a million rows later. The statistics of a
     * table are updated a few dozen times in its life.
     */
    @Override
    public void landed(int changeSets) {
        long before = landed.getAndAdd(changeSets);
        if (before / LOOK_EVERY != (before + changeSets) / LOOK_EVERY) {
            Cleanup.quietly(() -> connections.withAutoCommit(PostgresDatabase::takeStatistics));
        }
    }

    private static int takeStatistics(Connection connection) throws SQLException {
        List<String> outgrown = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet tables = statement.executeQuery(OUTGROWN)) {
                while (tables.next()) {
                    outgrown.add(tables.getString(1));
                }
            }
            if (!outgrown.isEmpty()) {
                statement.execute("ANALYZE " + String.join(", ", outgrown));
            }
        }
        return outgrown.size();
    }

    private static <T> T transaction(Connection connection, Work<Verdict<T>> work) throws SQLException {
        boolean ended = false;
        try {
            Verdict<T> verdict = work.run(session(connection));
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

    private static SqlSession session(Connection connection) {
        return new SqlSession(connection, Dialect.POSTGRES, false);
    }

    @Override
    public Database joining(HostTransaction host) {
        return new JoinedDatabase(host, connections, Dialect.POSTGRES);
    }

    @Override
    public void close() {
        connections.close();
    }
}
