package io.escala.crm.jdbc.internal.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A connection in use, by one thread at a time. On a connection of our own, prepared statements are kept: their number is that of
 * the texts in this module. On a host's connection, the driver keeps them.
 */
public final class SqlSession {
    private final Connection connection;
    private final Dialect dialect;
    private final boolean keepsStatements;
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    SqlSession(Connection connection, Dialect dialect, boolean keepsStatements) {
        this.connection = connection;
        this.dialect = dialect;
        this.keepsStatements = keepsStatements;
    }

    Connection connection() {
        return connection;
    }

    /**
     * In what the engine differs.
     *
     * @return the dialect
     */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * Runs a query.
     *
     * @param sql the query
     * @param binding binds its parameters
     * @param reader makes something of each row
     * @param <T> what it makes
     * @return one a row
     */
    public <T> List<T> list(String sql, Binding binding, Row.Reader<T> reader) throws SQLException {
        List<T> all = new ArrayList<>();
        each(sql, binding, row -> all.add(reader.read(row)));
        return all;
    }

    /**
     * Runs a query.
     *
     * @param sql the query
     * @param binding binds its parameters
     * @param visitor gets each row
     */
    public void each(String sql, Binding binding, Row.Visitor visitor) throws SQLException {
        PreparedStatement statement = prepare(sql);
        try {
            binding.bind(Params.toSearch(statement, dialect));
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results);
                while (row.next()) {
                    visitor.visit(row);
                }
            }
        } finally {
            release(statement);
        }
    }

    /**
     * Runs a statement that changes rows.
     *
     * @param sql the statement
     * @param binding binds its parameters
     * @return how many rows it changed
     */
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
     * Runs a statement once for each thing, in order and in one round trip.
     *
     * @param sql the statement
     * @param things at least one
     * @param binder binds one thing
     * @param <P> kind of thing
     * @return for each how many rows it changed
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

        /**
         * Binds them.
         *
         * @param params where
         */
        void bind(Params params) throws SQLException;
    }
}
