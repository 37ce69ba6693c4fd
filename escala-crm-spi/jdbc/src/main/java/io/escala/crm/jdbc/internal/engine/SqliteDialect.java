package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.jdbc.internal.codec.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** SQLite. It has one writer, so rows need no locks; lists are bound as JSON. */
final class SqliteDialect implements Dialect {
    private static final ErrorCodes ERRORS = new SqliteCodes();

    @Override
    public Map<String, String> placeholders() {
        return Map.of(
                "text", "TEXT",
                "bytes", "BLOB",
                "keyed", " WITHOUT ROWID",
                "serial", "INTEGER PRIMARY KEY AUTOINCREMENT",
                "xid", "0",
                "generated", "VIRTUAL",
                "covering", ",",
                "words_of_search", words("c.search"),
                "position_of_at", "INSTR(k.value, '@')");
    }

    @Override
    public String isOneOf() {
        return "IN (SELECT value FROM json_each(?))";
    }

    @Override
    public void bindKeys(PreparedStatement statement, int index, Collection<String> keys) throws SQLException {
        statement.setString(index, Json.write(List.copyOf(keys)));
    }

    /** Folded texts have letters, digits and spaces only, so nothing in JSON has to be escaped. */
    @Override
    public String words(String text) {
        return "json_each('[\"' || REPLACE(" + text + ", ' ', '\",\"') || '\"]') AS w";
    }

    /** Without statistics an index that gives the order may be preferred to one that finds a few rows. */
    @Override
    public String by(String index) {
        return " INDEXED BY " + index;
    }

    @Override
    public String tuples(int width) {
        return "(SELECT json_extract(value, '$[0]') AS a, json_extract(value, '$[1]') AS b"
                + (width == 3 ? ", json_extract(value, '$[2]') AS c" : "") + " FROM json_each(?)) AS k";
    }

    @Override
    public int bindTuples(PreparedStatement statement, int index, int width, List<List<String>> tuples)
            throws SQLException {
        statement.setString(index, Json.write(tuples));
        return index + 1;
    }

    @Override
    public String forUpdate() {
        return "";
    }

    @Override
    public String forKeyShare() {
        return "";
    }

    @Override
    public String insert(Insert insert) {
        return OnConflict.sql(insert);
    }

    @Override
    public String eventHorizon() {
        return "1";
    }

    @Override
    public ErrorCodes errors() {
        return ERRORS;
    }

    @Override
    public LeaseClock leaseClock() {
        // The file is on one machine, so that machine's clock is the database's.
        return LeaseClock.of(Clock.systemUTC());
    }

    @Override
    public String countTables() {
        return "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = ?";
    }

    @Override
    public void lockForMigration(Connection connection) {
        // The writer's transaction begins IMMEDIATE, which is the lock.
    }
}
