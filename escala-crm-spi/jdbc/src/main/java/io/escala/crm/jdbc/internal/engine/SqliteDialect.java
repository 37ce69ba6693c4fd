package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.jdbc.internal.codec.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SQLite. It has one writer, so rows need no locks; lists are bound as JSON. */
final class SqliteDialect implements Dialect {
    private static final ErrorCodes ERRORS = new SqliteCodes();

    /** Sorts after every text with the same beginning. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    /**
     * Terms have letters and digits only; the tokenizer takes all of these as they are. Segments are
     * merged later than by default: each commit adds one. New rows are added by {@link #addTerms}: a trigger would make the index write each on
     * its own.
     */
    private static final String INDEX = """
            CREATE VIRTUAL TABLE %1$s_index USING fts5(terms, content='%1$s', content_rowid='seq', tokenize='ascii', \
            detail='none', columnsize=0);
            INSERT INTO %1$s_index (%1$s_index, rank) VALUES ('automerge', 8);
            CREATE VIRTUAL TABLE %1$s_terms USING fts5vocab('%1$s_index', 'instance');
            CREATE TRIGGER %1$s_delete AFTER DELETE ON %1$s BEGIN %3$s; END;
            CREATE TRIGGER %1$s_update AFTER UPDATE ON %1$s BEGIN %3$s; %2$s; END""";

    private static final String ADD = "INSERT INTO %1$s_index (rowid, terms) VALUES (new.seq, new.terms)";
    private static final String REMOVE =
            "INSERT INTO %1$s_index (%1$s_index, rowid, terms) VALUES ('delete', old.seq, old.terms)";

    private static final String RAISE_LISTED_CONTACT =
            trigger(ActivityTrigger.NAME, "escala_conversations", ActivityTrigger.CONDITION, ActivityTrigger.RAISE);

    private static final String FOLLOW_PEOPLE =
            trigger(PeopleTrigger.NAME, "escala_people", PeopleTrigger.CONDITION, PeopleTrigger.FOLLOW);

    private static final Map<String, String> PLACEHOLDERS = Map.ofEntries(
            Map.entry("text", "TEXT"),
            Map.entry("bytes", "BLOB"),
            Map.entry("keyed", " WITHOUT ROWID"),
            Map.entry("serial", "INTEGER PRIMARY KEY AUTOINCREMENT"),
            Map.entry("xid", "0"),
            Map.entry("generated", "VIRTUAL"),
            Map.entry("covering", ","),
            Map.entry("position_of_at", "INSTR(value, '@')"),
            Map.entry("row_number", "seq INTEGER PRIMARY KEY,"),
            Map.entry("session_opened", "json_extract(doc, '$.opened')"),
            Map.entry("session_closed", "json_extract(doc, '$.closed')"),
            Map.entry("session_opener", "json_extract(doc, '$.opener')"),
            Map.entry("referral", "json_extract(context, '$.referral')"),
            Map.entry("referral_source", "json_extract(context, '$.referral.id')"),
            Map.entry("referral_ref", "json_extract(context, '$.referral.ref')"),
            Map.entry("raise_listed_contact", RAISE_LISTED_CONTACT),
            Map.entry("follow_people", FOLLOW_PEOPLE),
            Map.entry("most_found", Integer.toString(PeopleTrigger.MOST)),
            Map.entry("terms", "TEXT"),
            Map.entry("people_index", index(Table.PEOPLE)),
            Map.entry("message_texts_index", index(Table.MESSAGE_TEXTS)));

    private static String trigger(String name, String table, String condition, String statement) {
        return "CREATE TRIGGER " + name + " AFTER UPDATE ON " + table + " WHEN " + condition + " BEGIN " + statement
                + " END";
    }

    private static String index(Table table) {
        String name = table.sqlName();
        return INDEX.formatted(name, ADD.formatted(name), REMOVE.formatted(name));
    }

    @Override
    public Map<String, String> placeholders() {
        return PLACEHOLDERS;
    }

    @Override
    public String elements(String column) {
        return "json_each(" + column + ") AS w";
    }

    @Override
    public String isOneOf() {
        return "IN (" + eachKey() + ")";
    }

    @Override
    public String isAmong(String column, String query) {
        return "+" + column + " IN (" + query + ")";
    }

    @Override
    public boolean joinsSets() {
        return false;
    }

    @Override
    public String eachKey() {
        return "SELECT value AS found FROM json_each(?)";
    }

    @Override
    public String gathered(String query) {
        return "SELECT COUNT(*), json_group_array(k.found) FROM (" + query + ") AS k";
    }

    @Override
    public void bindKeys(PreparedStatement statement, int index, FoundKeys keys) throws SQLException {
        statement.setString(index, (String) keys.gathered());
    }

    @Override
    public void bindKeys(PreparedStatement statement, int index, Collection<String> keys) throws SQLException {
        statement.setString(index, Json.write(List.copyOf(keys)));
    }

    @Override
    public String termsValue() {
        return "?";
    }

    @Override
    public Optional<String> termsOf(String text) {
        return Optional.empty();
    }

    /** With a space before each, which no term has. */
    @Override
    public void bindTerms(PreparedStatement statement, int index, String terms) throws SQLException {
        statement.setString(index, terms.isEmpty() ? "" : " " + terms);
    }

    @Override
    public Optional<String> addTerms(Table table) {
        return Optional.of("INSERT INTO " + table.sqlName() + "_index (rowid, terms) SELECT seq, terms FROM "
                + table.sqlName() + " WHERE seq > ?");
    }

    /** By the list of all terms, which is read in order and only as far as needed; a query of the index collects everything first. */
    @Override
    public TermSearch withBeginning(Table table, String beginning) {
        return new TermSearch(
                " FROM " + table.sqlName() + "_terms v CROSS JOIN " + table.sqlName()
                        + " x ON x.seq = v.doc WHERE v.term >= ? AND v.term < ?",
                params -> params.text(beginning).text(beginning + LAST));
    }

    @Override
    public Optional<TermSearch> termsBeginning(Table table, String beginning) {
        return Optional.of(new TermSearch(
                " FROM " + table.sqlName() + "_terms v WHERE v.term >= ? AND v.term < ?",
                params -> params.text(beginning).text(beginning + LAST)));
    }

    @Override
    public Optional<String> commonTerms(Table table) {
        return Optional.empty();
    }

    /** Rows are numbered as they come. */
    @Override
    public String aboutHowMany(Table table) {
        return "SELECT COALESCE(MAX(rowid), 0) FROM " + table.sqlName();
    }

    @Override
    public TermSearch withBeginnings(Table table, Collection<Beginning> beginnings) {
        return matching(table, beginnings.stream().map(SqliteDialect::phrases).collect(Collectors.joining(" AND ")));
    }

    private static String phrases(Beginning beginning) {
        return beginning.whole()
                ? Stream.concat(
                                Stream.of(phrase(beginning.text())),
                                beginning.longer().stream().map(longer -> phrase(longer) + "*"))
                        .collect(Collectors.joining(" OR ", "(", ")"))
                : phrase(beginning.text()) + "*";
    }

    private static String phrase(String term) {
        return '"' + term + '"';
    }

    /** Each is looked for behind the one before, from the least or the greatest character on, without reading the rows of that. */
    @Override
    public Optional<TermSearch> termsBehind(Table table, String beginning, int most) {
        String next = "(SELECT v.term FROM " + table.sqlName() + "_terms v WHERE v.term >= %s AND v.term < ? LIMIT 1)";
        return Optional.of(new TermSearch(
                "WITH RECURSIVE w(term) AS (SELECT " + next.formatted("?") + " UNION ALL SELECT "
                        + next.formatted(
                                "CASE WHEN w.term = ? THEN w.term || char(1) ELSE SUBSTR(w.term, 1, ?) || char(1114111) END")
                        + " FROM w WHERE w.term IS NOT NULL LIMIT ?) SELECT w.term FROM w WHERE w.term IS NOT NULL",
                params -> params.text(beginning)
                        .text(beginning + LAST)
                        .text(beginning)
                        .number(beginning.codePointCount(0, beginning.length()) + 1L)
                        .text(beginning + LAST)
                        .number(most)));
    }

    @Override
    public Optional<String> inSample(Table table, String condition) {
        return Optional.empty();
    }

    @Override
    public TermSearch withTerms(Table table, Collection<String> terms) {
        return matching(table, terms.stream().map(SqliteDialect::phrase).collect(Collectors.joining(" AND ")));
    }

    private static TermSearch matching(Table table, String query) {
        String index = table.sqlName() + "_index";
        return new TermSearch(
                " FROM " + index + " CROSS JOIN " + table.sqlName() + " x ON x.seq = " + index + ".rowid WHERE " + index
                        + " MATCH ?",
                params -> params.text(query));
    }

    @Override
    public TermSearch hasBeginnings(Collection<String> beginnings) {
        return new TermSearch(
                beginnings.stream()
                        .map(beginning -> "INSTR(x.terms, ?) > 0")
                        .collect(Collectors.joining(" AND ", "(", ")")),
                params -> {
                    for (String beginning : beginnings) {
                        params.text(" " + beginning);
                    }
                });
    }

    @Override
    public String contains(String text, String part) {
        return "INSTR(" + text + ", " + part + ") > 0";
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

    /** The driver's own limit is for locks only. */
    @Override
    public StatementLimit limit(Statement statement, Duration most) {
        return StatementLimit.cancelling(statement, most);
    }

    @Override
    public String insert(Insert insert) {
        return OnConflict.sql(insert, this);
    }

    /** Of rows that are selected there may be many, so that SQLite would keep what each statement changes, to undo it alone. */
    @Override
    public String row(String values) {
        return "VALUES (" + values + ")";
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
