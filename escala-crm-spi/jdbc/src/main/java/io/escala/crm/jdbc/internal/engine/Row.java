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

    /**
     * Reads a text.
     *
     * @return the text
     */
    public String text() throws SQLException {
        return results.getString(index++);
    }

    /**
     * Reads a text that may be missing.
     *
     * @return the text, or null
     */
    public @Nullable String textOrNull() throws SQLException {
        return results.getString(index++);
    }

    /**
     * Reads a whole number.
     *
     * @return the number
     */
    public long number() throws SQLException {
        return results.getLong(index++);
    }

    /**
     * Reads a large whole number that may be missing.
     *
     * @return the number, or null
     */
    public @Nullable Long numberOrNull() throws SQLException {
        long value = results.getLong(index++);
        return results.wasNull() ? null : value;
    }

    /**
     * Reads a whole number that may be missing.
     *
     * @return the number, or null
     */
    public @Nullable Integer smallOrNull() throws SQLException {
        int value = results.getInt(index++);
        return results.wasNull() ? null : value;
    }

    /**
     * Reads a small whole number.
     *
     * @return the number
     */
    public int small() throws SQLException {
        return results.getInt(index++);
    }

    /**
     * Reads a time.
     *
     * @return the time
     */
    public Instant time() throws SQLException {
        return Instant.ofEpochMilli(results.getLong(index++));
    }

    /**
     * Reads a time that may be missing.
     *
     * @return the time, or null
     */
    public @Nullable Instant timeOrNull() throws SQLException {
        long value = results.getLong(index++);
        return results.wasNull() ? null : Instant.ofEpochMilli(value);
    }

    /**
     * Reads bytes.
     *
     * @return the bytes
     */
    public byte[] bytes() throws SQLException {
        return results.getBytes(index++);
    }

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Reader<T> {
        /**
         * Reads one row.
         *
         * @param row the row
         * @return what it holds
         */
        T read(Row row) throws SQLException;
    }

    /** Does something with a row. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Reads one row.
         *
         * @param row the row
         */
        void visit(Row row) throws SQLException;
    }
}
