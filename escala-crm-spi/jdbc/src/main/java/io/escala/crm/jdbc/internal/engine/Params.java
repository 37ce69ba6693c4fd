package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.store.UnstorableException;
import io.escala.crm.text.SafeText;
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
    private final boolean searching;
    private int index = 1;

    private Params(PreparedStatement statement, Dialect dialect, boolean searching) {
        this.statement = statement;
        this.dialect = dialect;
        this.searching = searching;
    }

    /** For a query: a text that cannot be stored matches no row. */
    static Params toSearch(PreparedStatement statement, Dialect dialect) {
        return new Params(statement, dialect, true);
    }

    /**
     * For a statement that stores its parameters: a text that cannot be stored is refused, because drivers change it
     * silently.
     */
    static Params toStore(PreparedStatement statement, Dialect dialect) {
        return new Params(statement, dialect, false);
    }

    void rewind() {
        index = 1;
    }

    /**
     * Binds a text.
     *
     * @throws UnstorableException if it is to be stored and contains U+0000 or half a surrogate pair
     */
    public Params text(@Nullable String value) throws SQLException {
        if (value == null || !isStorable(value)) {
            statement.setNull(index++, Types.VARCHAR);
        } else {
            statement.setString(index++, value);
        }
        return this;
    }

    private boolean isStorable(String value) {
        boolean storable = SafeText.isStorable(value);
        if (!storable && !searching) {
            throw new UnstorableException("writing: a text holds U+0000 or half a surrogate pair");
        }
        return storable;
    }

    /** Binds an integer. */
    public Params number(long value) throws SQLException {
        statement.setLong(index++, value);
        return this;
    }

    /** Binds a part of a hundred. */
    public Params percent(double value) throws SQLException {
        statement.setDouble(index++, value);
        return this;
    }

    /** Binds an integer for an INTEGER column. */
    public Params small(@Nullable Integer value) throws SQLException {
        if (value == null) {
            statement.setNull(index++, Types.INTEGER);
        } else {
            statement.setInt(index++, value);
        }
        return this;
    }

    /** Binds a time as epoch milliseconds. */
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
     */
    public Params bytes(byte[] value) throws SQLException {
        statement.setBytes(index++, value);
        return this;
    }

    /** Binds the values of {@link Dialect#isOneOf()}. */
    public Params keys(Collection<String> keys) throws SQLException {
        dialect.bindKeys(
                statement, index++, keys.stream().filter(this::isStorable).toList());
        return this;
    }

    /** Binds the values of {@link Dialect#isOneOf()} that another query found. */
    public Params keys(FoundKeys keys) throws SQLException {
        dialect.bindKeys(statement, index++, keys);
        return this;
    }

    /**
     * Binds the terms of {@link Dialect#termsValue()}, with a space between them.
     *
     * @throws UnstorableException if they contain U+0000 or half a surrogate pair
     */
    public Params terms(String terms) throws SQLException {
        dialect.bindTerms(statement, index++, isStorable(terms) ? terms : "");
        return this;
    }

    /**
     * Binds the tuples of {@link Dialect#tuples(int)}.
     *
     * @param width 2 or 3
     */
    public Params tuples(int width, List<List<String>> tuples) throws SQLException {
        List<List<String>> storable = tuples.stream()
                .filter(tuple -> tuple.stream().allMatch(this::isStorable))
                .toList();
        index = dialect.bindTuples(statement, index, width, storable);
        return this;
    }

    /** Binds the parameters of one kind of value. */
    @FunctionalInterface
    public interface Binder<P> {
        /** Binds one value. */
        void bind(Params params, P thing) throws SQLException;
    }
}
