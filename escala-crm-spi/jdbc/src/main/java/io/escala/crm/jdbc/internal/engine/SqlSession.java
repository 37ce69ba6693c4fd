package io.escala.crm.jdbc.internal.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection in use by one thread at a time. On the store's own connection prepared statements are cached; their number is
 * limited by the SQL texts in this module. On a host's connection the driver caches them.
 */
public final class SqlSession {
    private final Connection connection;
    private final Dialect dialect;
    private final boolean keepsStatements;
    private final @Nullable Duration limit;
    private final KeptStatistics statistics;
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    /**
     * Makes a session.
     *
     * @param limit how long a query may take; null for any time
     * @param statistics of the database
     */
    SqlSession(
            Connection connection,
            Dialect dialect,
            boolean keepsStatements,
            @Nullable Duration limit,
            KeptStatistics statistics) {
        this.connection = connection;
        this.dialect = dialect;
        this.keepsStatements = keepsStatements;
        this.limit = limit;
        this.statistics = statistics;
    }

    Connection connection() {
        return connection;
    }

    /** Returns the dialect of the engine. */
    public Dialect dialect() {
        return dialect;
    }

    /** Returns what the engine knew of a table at most a minute ago. */
    public TableStatistics statistics(Table table) throws SQLException {
        return statistics.of(this, table);
    }

    /**
     * Runs a query and passes each row to the reader or visitor.
     *
     * @return one value per row
     */
    public <T> List<T> list(String sql, Binding binding, Row.Reader<T> reader) throws SQLException {
        List<T> all = new ArrayList<>();
        each(sql, binding, row -> all.add(reader.read(row)));
        return all;
    }

    /**
     * Runs a query and gathers what it finds.
     *
     * @param sql has the values in the column {@code found}
     */
    public FoundKeys keys(String sql, Binding binding) throws SQLException {
        return list(dialect.gathered(sql), binding, Row::keys).get(0);
    }

    /** Runs a query and passes each row to the reader or visitor. */
    public void each(String sql, Binding binding, Row.Visitor visitor) throws SQLException {
        PreparedStatement statement = prepare(sql);
        try {
            binding.bind(Params.toSearch(statement, dialect));
            if (limit == null) {
                visit(statement, visitor);
            } else {
                visit(statement, visitor, limit);
            }
        } finally {
            release(statement);
        }
    }

    private static void visit(PreparedStatement statement, Row.Visitor visitor) throws SQLException {
        try (ResultSet results = statement.executeQuery()) {
            Row row = new Row(results);
            while (row.next()) {
                visitor.visit(row);
            }
        }
    }

    private void visit(PreparedStatement statement, Row.Visitor visitor, Duration most) throws SQLException {
        StatementLimit running = dialect.limit(statement, most);
        try {
            visit(statement, visitor);
        } catch (SQLException failure) {
            if (dialect.errors().isCancelled(failure)) {
                throw SqlFailures.tooLong(most, failure);
            }
            throw failure;
        } finally {
            running.close();
        }
    }

    /** Runs a statement and returns how many rows it changed. */
    public int update(String sql, Binding binding) throws SQLException {
        PreparedStatement statement = prepare(sql);
        try {
            binding.bind(Params.toStore(statement, dialect));
            return statement.executeUpdate();
        } finally {
            release(statement);
        }
    }

    /**
     * Runs a statement once for each value, in order and in one round trip.
     *
     * @return per value the number of changed rows
     */
    public <P> int[] batch(String sql, List<P> things, Params.Binder<P> binder) throws SQLException {
        PreparedStatement statement = prepare(sql);
        try {
            Params params = Params.toStore(statement, dialect);
            if (things.size() == 1) {
                binder.bind(params, things.get(0));
                return new int[] {statement.executeUpdate()};
            }
            for (P thing : things) {
                params.rewind();
                binder.bind(params, thing);
                statement.addBatch();
            }
            return statement.executeBatch();
        } finally {
            release(statement);
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        if (!keepsStatements) {
            return connection.prepareStatement(sql);
        }
        PreparedStatement statement = kept.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            kept.put(sql, statement);
        }
        return statement;
    }

    private void release(PreparedStatement statement) throws SQLException {
        if (keepsStatements) {
            statement.clearBatch();
        } else {
            statement.close();
        }
    }

    /** Binds the parameters of a statement. */
    @FunctionalInterface
    public interface Binding {
        /** Binds nothing. */
        Binding NOTHING = params -> {};

        void bind(Params params) throws SQLException;
    }
}
