package io.escala.crm.jdbc.internal.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The differences between the engines; all other SQL is shared. Thread-safe: stateless. */
public interface Dialect {
    /** The index of the primary key of conversations, for {@link #by}. */
    String PRIMARY_KEY_OF_CONVERSATIONS = "sqlite_autoindex_escala_conversations_1";

    /** The index of the primary key of contacts in lists, for {@link #by}. */
    String PRIMARY_KEY_OF_LISTED_CONTACTS = "sqlite_autoindex_escala_listed_contacts_1";

    /** The index of the primary key of aliases, for {@link #by}. */
    String PRIMARY_KEY_OF_ALIASES = "sqlite_autoindex_escala_aliases_1";

    /** SQLite. */
    Dialect SQLITE = new SqliteDialect();

    /** PostgreSQL. */
    ServerDialect POSTGRES = new PostgresDialect();

    /** Returns the texts for the placeholders of a migration, by name without braces. */
    Map<String, String> placeholders();

    /**
     * Returns the SQL after a text column for "is one of". It has one parameter, bound with {@link #bindKeys}, for any
     * number of values.
     */
    String isOneOf();

    /**
     * Returns the condition that a column has one of the very many values that a query gives: they are put into a table once, in which each row
     * is looked up, and no index is chosen by them.
     */
    String isAmong(String column, String query);

    /**
     * Whether a very large set that a query gives is better joined than looked into by a condition, since the engine, when it expects the set to be
     * too large for its memory, would read all of it for each row.
     */
    boolean joinsSets();

    /** Returns the query of the values that {@link #bindKeys} binds, in the column {@code found}. */
    String eachKey();

    /**
     * Returns a query of one row: how many values another query finds, and all of them gathered into one.
     *
     * @param query has them in the column {@code found}
     */
    String gathered(String query);

    /** Binds the parameter of {@link #isOneOf} to values that were gathered before. */
    void bindKeys(PreparedStatement statement, int index, FoundKeys keys) throws SQLException;

    /** Binds the values of {@link #isOneOf}. */
    void bindKeys(PreparedStatement statement, int index, Collection<String> keys) throws SQLException;

    /** Returns the value for the column {@code terms} of a table, with one parameter, bound with {@link #bindTerms}. */
    String termsValue();

    /**
     * Returns the value for the column {@code terms} of a table, from a text with the terms with spaces between them. Empty for an engine for
     * which it takes no less time to insert many rows by one statement than one by one.
     */
    Optional<String> termsOf(String text);

    /** Binds the terms of {@link #termsValue}, given with a space between them. */
    void bindTerms(PreparedStatement statement, int index, String terms) throws SQLException;

    /**
     * Returns the statement that adds the terms of rows to the index of a table, of those with a {@code seq} above its parameter; empty when the
     * index follows the table by itself.
     */
    Optional<String> addTerms(Table table);

    /**
     * Returns a FROM item: the elements of a list of texts in JSON as a table named {@code w} with a column {@code value}; none of null.
     *
     * @param column such as a column of an item before this one
     */
    String elements(String column);

    /**
     * Returns FROM and WHERE of the rows {@code x} of a table of which a term begins with a text, some of them more than once. A limit ends it
     * early where the engine can.
     */
    TermSearch withBeginning(Table table, String beginning);

    /**
     * Returns FROM and WHERE of the terms of a table that begin with a text, one row for each row of the table; empty when the engine cannot end
     * counting them early.
     */
    Optional<TermSearch> termsBeginning(Table table, String beginning);

    /**
     * Returns a query of the most common terms of a table, and of about how many rows have each, by what the engine knows without looking: none while
     * it knows nothing, and of a table without terms. Empty for an engine that counts them instead.
     */
    Optional<String> commonTerms(Table table);

    /**
     * Returns a query of about how many rows a table with an id has, by what the engine knows without looking; 0 while it knows nothing.
     */
    String aboutHowMany(Table table);

    /** Returns FROM and WHERE of the rows {@code x} of a table that have a term with each of these beginnings. */
    TermSearch withBeginnings(Table table, Collection<Beginning> beginnings);

    /**
     * Returns a query of terms of a table that begin with a text: this itself, if it is a term, and one for each character that follows it in others,
     * at most so many. Empty where the engine cannot tell them without reading what has them.
     */
    Optional<TermSearch> termsBehind(Table table, String beginning, int most);

    /**
     * Returns a query of how many rows {@code x} of a table are in a sample of it that meet a condition; its first parameter is how many of a
     * hundred rows are in the sample. Empty for an engine without samples.
     *
     * @param condition begins with {@code AND}
     */
    Optional<String> inSample(Table table, String condition);

    /** Returns FROM and WHERE of the rows {@code x} of a table that have all of these terms. */
    TermSearch withTerms(Table table, Collection<String> terms);

    /** Returns the condition that a row {@code x}, found by its key, has a term with each of these beginnings. */
    TermSearch hasBeginnings(Collection<String> beginnings);

    /** Returns the condition that a text contains another. */
    String contains(String text, String part);

    /** Returns what follows the name and the alias of a table so that its rows are found by this index; empty where statistics decide. */
    String by(String index);

    /**
     * Returns a FROM item: a table of text tuples named {@code k} with columns {@code a}, {@code b}, {@code c}.
     *
     * @param width 2 or 3
     */
    String tuples(int width);

    /**
     * Binds the tuples of {@link #tuples}.
     *
     * @param width 2 or 3
     * @return the next parameter
     */
    int bindTuples(PreparedStatement statement, int index, int width, List<List<String>> tuples) throws SQLException;

    /**
     * Returns a FROM item after the item {@code k}: as a table named {@code x} the rows of a table that a query selects for each row of
     * {@code k}, found one by one, so that of many rows only those are read that the query's limit allows.
     *
     * @param table the table, whose primary key ends with the column {@code id}
     * @param key the condition that the rest of the primary key of {@code x} has the values of {@code k}
     * @param selection WHERE, ORDER BY and LIMIT of the rows, which it names {@code m}
     */
    String firstOfEach(String table, String key, String selection);

    /**
     * Returns the end of a query of table {@code t} that locks its rows against writers until the end of the transaction;
     * empty for an engine with one writer.
     */
    String forUpdate();

    /**
     * Returns the end of a query of table {@code t} that locks its rows against deletion until the end of the transaction;
     * empty for an engine with one writer.
     */
    String forKeyShare();

    /** Ends a statement that takes longer. */
    StatementLimit limit(Statement statement, Duration most) throws SQLException;

    /** Returns the SQL of an insert. */
    String insert(Insert insert);

    /** Returns the query of one row for {@link Insert#rowsOf}, which may be there already. */
    String row(String values);

    /** Returns an SQL number: the first transaction that may still be open. Its events and later ones are not read yet. */
    String eventHorizon();

    /** Returns what the error codes of the engine mean. */
    ErrorCodes errors();

    /** Returns the default clock of leases. */
    LeaseClock leaseClock();

    /** Returns a query with one parameter that counts the tables of a name. */
    String countTables();

    /**
     * Makes concurrent migrators wait until the end of this transaction.
     *
     * @param connection a connection inside a transaction
     */
    void lockForMigration(Connection connection) throws SQLException;
}
