package io.escala.crm.jdbc.internal.engine;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a statement from left to right. Not thread-safe. */
public final class Params {
    private final PreparedStatement statement;
    private final Dialect dialect;
    private int index = 1;

    Params(PreparedStatement statement, Dialect dialect) {
        this.statement = statement;
        this.dialect = dialect;
    }

    void rewind() {
        index = 1;
    }

    /**
     * Binds a text.
     *
     * @param value the text, or null
     * @return this
     * @throws SQLException when the driver refuses
     */
    public Params text(@Nullable String value) throws SQLException {
        if (value == null) {
            statement.setNull(index++, Types.VARCHAR);
        } else {
            statement.setString(index++, value);
        }
        return this;
    }

    /**
     * Binds a whole number.
     *
     * @param value the number
     * @return this
     * @throws SQLException when the driver refuses
     */
    public Params number(long value) throws SQLException {
        statement.setLong(index++, value);
        return this;
    }

    /**
     * Binds a whole number for an INTEGER column.
     *
     * @param value the number, or null
     * @return this
     * @throws SQLException when the driver refuses
     */
    public Params small(@Nullable Integer value) throws SQLException {
        if (value == null) {
            statement.setNull(index++, Types.INTEGER);
        } else {
            statement.setInt(index++, value);
        }
        return this;
    }

    /**
     * Binds a time, in milliseconds.
     *
     * @param value the time, or null
     * @return this
     * @throws SQLException when the driver refuses
     */
    public Params time(@Nullable Instant value) throws SQLException {
        if (value == null) {
            statement.setNull(index++, Types.BIGINT);
        } else {
            statement.setLong(index++, value.toEpochMilli());
        }
        return this;
    }

    /**
     * Binds bytes.
     *
     * @param value the bytes
     * @return this
     * @throws SQLException when the driver refuses
     */
    public Params bytes(byte[] value) throws SQLException {
        statement.setBytes(index++, value);
        return this;
    }

    /**
     * Binds the values of {@link Dialect#isOneOf()}.
     *
     * @param keys any number
     * @return this
     * @throws SQLException when the driver refuses
     */
    public Params keys(Collection<String> keys) throws SQLException {
        dialect.bindKeys(statement, index++, keys);
        return this;
    }

    /**
     * Binds the tuples of {@link Dialect#tuples(int)}.
     *
     * @param width 2 or 3
     * @param tuples any number
     * @return this
     * @throws SQLException when the driver refuses
     */
    public Params tuples(int width, List<List<String>> tuples) throws SQLException {
        index = dialect.bindTuples(statement, index, width, tuples);
        return this;
    }

    /** Binds the parameters of one kind of thing. */
    @FunctionalInterface
    public interface Binder<P> {
        /**
         * Binds one thing.
         *
         * @param params where
         * @param thing what
         * @throws SQLException when the driver refuses
         */
        void bind(Params params, P thing) throws SQLException;
    }
}
