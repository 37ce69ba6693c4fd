package io.escala.crm.jdbc.internal.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The little in which the two engines differ; everything else is one body of SQL. Stateless, thread-safe. */
public interface Dialect {
    /** SQLite. */
    Dialect SQLITE = new SqliteDialect();

    /** PostgreSQL. */
    Dialect POSTGRES = new PostgresDialect();

    /**
     * What stands in for the placeholders of a migration.
     *
     * @return text by placeholder, without the braces
     */
    Map<String, String> placeholders();

    /**
     * "Is one of": takes one parameter, bound with {@link #bindKeys}, however many values there are.
     *
     * @return SQL to stand after a text column
     */
    String isOneOf();

    /**
     * Binds the values of {@link #isOneOf}.
     *
     * @param statement the statement
     * @param index the parameter
     * @param keys any number
     */
    void bindKeys(PreparedStatement statement, int index, Collection<String> keys) throws SQLException;

    /**
     * A table of handed-in text tuples, named {@code k} with columns {@code a}, {@code b}, {@code c}.
     *
     * @param width 2 or 3
     * @return SQL to stand in a FROM clause
     */
    String tuples(int width);

    /**
     * Binds the tuples of {@link #tuples}.
     *
     * @param statement the statement
     * @param index the first parameter
     * @param width 2 or 3
     * @param tuples any number
     * @return the next parameter
     */
    int bindTuples(PreparedStatement statement, int index, int width, List<List<String>> tuples) throws SQLException;

    /**
     * Locks the rows read until the end of the transaction, against writers.
     *
     * @return SQL to stand at the end of a query of table {@code t}; empty where there is one writer only
     */
    String forUpdate();

    /**
     * Locks the rows read against being deleted until the end of the transaction.
     *
     * @return SQL to stand at the end of a query of table {@code t}; empty where there is one writer only
     */
    String forKeyShare();

    /**
     * The first transaction that may still be open.
     *
     * @return SQL for a number: events of it and later ones are not read yet
     */
    String eventHorizon();

    /**
     * A fresh random text, another one for each row.
     *
     * @return SQL
     */
    String randomToken();

    /**
     * The clock by which leases run unless another is handed in.
     *
     * @return the clock
     */
    LeaseClock leaseClock();

    /**
     * Counts the tables of a name, in a query with one parameter.
     *
     * @return the query
     */
    String countTables();

    /**
     * Makes concurrent migrators wait for each other until the end of the transaction.
     *
     * @param connection a connection inside a transaction
     */
    void lockForMigration(Connection connection) throws SQLException;
}
