package io.escala.crm.jdbc.internal.engine;

import java.util.Objects;

/**
 * What an insert does with a column of the row that is stored already.
 *
 * @param column the column that is set
 * @param value its new value
 */
public record Assignment(String column, Expression value) {
    public Assignment {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(value, "value");
    }

    /** Takes the given value. */
    public static Assignment replace(String column) {
        return new Assignment(column, row -> row.given(column));
    }

    /** Keeps the stored value; the row counts as changed all the same. */
    public static Assignment keep(String column) {
        return new Assignment(column, row -> row.stored(column));
    }

    /** Sets NULL. */
    public static Assignment clear(String column) {
        return new Assignment(column, row -> "NULL");
    }

    /** Takes the higher of both values. */
    public static Assignment raise(String column) {
        return replaceIfHigher(column, column);
    }

    /** Takes the lower of both values. */
    public static Assignment lower(String column) {
        return replaceIf(column, column, "<");
    }

    /** Takes the given value if the row is given a higher value of another column. */
    public static Assignment replaceIfHigher(String column, String compared) {
        return replaceIf(column, compared, ">");
    }

    private static Assignment replaceIf(String column, String compared, String comparison) {
        return new Assignment(
                column,
                row -> "CASE WHEN " + row.given(compared) + " " + comparison + " " + row.stored(compared) + " THEN "
                        + row.given(column) + " ELSE " + row.stored(column) + " END");
    }
}
