package io.escala.crm.jdbc.internal.engine;

/** SQL about a stored row and the values that an insert gives for it. */
@FunctionalInterface
public interface Expression {
    /** Returns the SQL, with the names that the engine has for the columns of both. */
    String sql(Columns columns);

    /** The engine's names of the columns. */
    interface Columns {
        /** Returns the column of the stored row. */
        String stored(String column);

        /** Returns the value that the insert gives. */
        String given(String column);
    }
}
