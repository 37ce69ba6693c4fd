package io.escala.crm.jdbc.internal.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a row from left to right. Not thread-safe. */
public final class Row {
    private final ResultSet results;
    private int index;

    Row(ResultSet results) {
        this.results = results;
    }

    boolean next() throws SQLException {
        index = 1;
        return results.next();
    }

    /** Reads a text. */
    public String text() throws SQLException {
        return results.getString(index++);
    }

    /** Reads a text, or null. */
    public @Nullable String textOrNull() throws SQLException {
        return results.getString(index++);
    }

    /** Reads an integer. */
    public long number() throws SQLException {
        return results.getLong(index++);
    }

    /** Reads a large integer, or null. */
    public @Nullable Long numberOrNull() throws SQLException {
        long value = results.getLong(index++);
        return results.wasNull() ? null : value;
    }

    /** Reads an integer, or null. */
    public @Nullable Integer smallOrNull() throws SQLException {
        int value = results.getInt(index++);
        return results.wasNull() ? null : value;
    }

    /** Reads a small integer. */
    public int small() throws SQLException {
        return results.getInt(index++);
    }

    /** Reads a time. */
    public Instant time() throws SQLException {
        return Instant.ofEpochMilli(results.getLong(index++));
    }

    /** Reads a time, or null. */
    public @Nullable Instant timeOrNull() throws SQLException {
        long value = results.getLong(index++);
        return results.wasNull() ? null : Instant.ofEpochMilli(value);
    }

    /** Reads the columns of {@link Dialect#gathered(String)}. */
    FoundKeys keys() throws SQLException {
        return new FoundKeys(number(), results.getObject(index++));
    }

    /** Reads bytes. */
    public byte[] bytes() throws SQLException {
        return results.getBytes(index++);
    }

    /** Converts a row to a value. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Handles one row. */
        T read(Row row) throws SQLException;
    }

    /** Receives the rows of a query. */
    @FunctionalInterface
    public interface Visitor {
        /** Handles one row. */
        void visit(Row row) throws SQLException;
    }
}
