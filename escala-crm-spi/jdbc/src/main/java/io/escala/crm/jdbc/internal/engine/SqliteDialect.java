package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.jdbc.internal.codec.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** SQLite. It has one writer, so rows need no locks; lists are bound as JSON. */
final class SqliteDialect implements Dialect {
    private static final ErrorCodes ERRORS = new SqliteCodes();

    /** Words have letters and digits only; the tokenizer takes all of these as they are, and the rest of a list in JSON as separators. */
    private static final String WORD_INDEX = "CREATE VIRTUAL TABLE escala_message_words USING fts5(words,"
            + " content='escala_message_texts', content_rowid='seq', tokenize='ascii', detail='none', columnsize=0)";

    private static final String ADD_NEW =
            "INSERT INTO escala_message_words (rowid, words) VALUES (new.seq, new.words); ";
    private static final String DELETE_OLD = "INSERT INTO escala_message_words (escala_message_words, rowid, words)"
            + " VALUES ('delete', old.seq, old.words); ";

    private static final Map<String, String> PLACEHOLDERS = Map.ofEntries(
            Map.entry("text", "TEXT"),
            Map.entry("bytes", "BLOB"),
            Map.entry("keyed", " WITHOUT ROWID"),
            Map.entry("serial", "INTEGER PRIMARY KEY AUTOINCREMENT"),
            Map.entry("xid", "0"),
            Map.entry("generated", "VIRTUAL"),
            Map.entry("covering", ","),
            Map.entry("words_of_search", splitting("c.search")),
            Map.entry("position_of_at", "INSTR(k.value, '@')"),
            Map.entry("words", "TEXT"),
            Map.entry("word_index", WORD_INDEX),
            Map.entry("word_inserted", trigger("INSERT", ADD_NEW)),
            Map.entry("word_deleted", trigger("DELETE", DELETE_OLD)),
            Map.entry("word_updated", trigger("UPDATE", DELETE_OLD + ADD_NEW)));

    private static String trigger(String event, String statements) {
        return "CREATE TRIGGER escala_message_texts_" + event.toLowerCase(Locale.ROOT) + " AFTER " + event
                + " ON escala_message_texts BEGIN " + statements + "END";
    }

    @Override
    public Map<String, String> placeholders() {
        return PLACEHOLDERS;
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
        return splitting(text);
    }

    private static String splitting(String text) {
        return "json_each('[\"' || REPLACE(" + text + ", ' ', '\",\"') || '\"]') AS w";
    }

    @Override
    public String wordsValue() {
        return "?";
    }

    @Override
    public String withWords() {
        return " FROM escala_message_words JOIN escala_message_texts x ON x.seq = escala_message_words.rowid"
                + " WHERE escala_message_words MATCH ?";
    }

    @Override
    public String wordsQuery(Collection<String> words) {
        return words.stream().map(word -> "\"" + word + "\"*").collect(Collectors.joining(" AND "));
    }

    /** In the list of a message every word has a quotation mark before it, which no word has. */
    @Override
    public String hasWords() {
        return "NOT EXISTS (SELECT 1 FROM json_each(?) AS w WHERE INSTR(x.words, '\"' || w.value) = 0)";
    }

    @Override
    public String wordsOfCondition(Collection<String> words) {
        return Json.write(List.copyOf(words));
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

    /**
     * No item depends on one before it, but a list of ids may. Without the index another one may be chosen, by which the list is made again
     * for each row of the table.
     */
    @Override
    public String firstOfEach(String table, String key, String selection) {
        return " CROSS JOIN " + table + " x INDEXED BY sqlite_autoindex_" + table + "_1 ON " + key
                + " AND x.id IN (SELECT m.id FROM " + table + " m" + selection + ")";
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
