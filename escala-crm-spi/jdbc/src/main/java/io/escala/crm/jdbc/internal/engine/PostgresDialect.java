package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.store.StoreOpenException;
import io.escala.crm.store.StoreOpenException.Reason;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** PostgreSQL 13 or later. Lists are bound as arrays; text is compared byte for byte. */
final class PostgresDialect implements ServerDialect {
    private static final ErrorCodes ERRORS = new SqlStates();
    private static final int OLDEST_VERSION = 13;

    /** An arbitrary number that no other advisory lock of the database should use. */
    private static final long MIGRATION_LOCK = 0x45534341_4C41L;

    /** Selects tables that have grown by half since their statistics were last updated. */
    private static final String OUTGROWN = "SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)"
            + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE n.nspname = current_schema() AND c.relkind = 'r' AND c.relname LIKE 'escala\\_%'"
            + " AND pg_relation_size(c.oid) / current_setting('block_size')::int > c.relpages * 3 / 2 + 1";

    /** Fails before it compares its parameter, with a message of the server's that does not have it. */
    private static final String FAILING =
            "/* Fails on purpose, to see what the driver says. */ SELECT 1 / 0 WHERE ? <> ''";

    private static final String CANARY = "escala-canary";

    private static final String BACKEND = "SELECT concat(pid, ' ', backend_start) FROM pg_stat_activity WHERE ";

    @Override
    public void checkServer(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (!"PostgreSQL".equals(product) || version < OLDEST_VERSION) {
            throw new StoreOpenException(
                    Reason.UNSUPPORTED_SERVER,
                    "cannot open the store: the DataSource must lead to PostgreSQL " + OLDEST_VERSION
                            + " or later, but it is " + product + " " + version);
        }
    }

    /**
     * Analyses the tables that have grown by half. Plans made for a tiny table read a whole account for each row, and stay until
     * the server's own ANALYZE, which may be a minute and a million rows later. The statistics of a table are updated a few dozen
     * times in its life.
     */
    @Override
    public void refreshStatistics(Connection connection) throws SQLException {
        List<String> outgrown = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet tables = statement.executeQuery(OUTGROWN)) {
                while (tables.next()) {
                    outgrown.add(tables.getString(1));
                }
            }
            if (!outgrown.isEmpty()) {
                statement.execute("ANALYZE " + String.join(", ", outgrown));
            }
        }
    }

    @Override
    public boolean repeatsValues(Connection connection) throws SQLException {
        try (PreparedStatement failing = connection.prepareStatement(FAILING)) {
            for (int entry = 0; entry < 2; entry++) {
                failing.setString(1, CANARY);
                failing.addBatch();
            }
            failing.executeBatch();
            return false;
        } catch (SQLException failure) {
            return isMentioned(failure);
        } finally {
            connection.rollback();
        }
    }

    /** An exception of JDBC is a list, whose elements have causes. */
    private static boolean isMentioned(SQLException failure) {
        for (Throwable listed : failure) {
            if (listed.toString().contains(CANARY)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet own = statement.executeQuery(BACKEND + "pid = pg_backend_pid()")) {
            return own.next() ? own.getString(1) : "";
        }
    }

    @Override
    public boolean isConnected(Connection connection, String backend) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(BACKEND + "concat(pid, ' ', backend_start) = ?")) {
            statement.setString(1, backend);
            try (ResultSet same = statement.executeQuery()) {
                return same.next();
            }
        }
    }

    private static final String RAISE_LISTED_CONTACT =
            trigger(ActivityTrigger.NAME, "escala_conversations", ActivityTrigger.CONDITION, ActivityTrigger.RAISE);

    private static final String FOLLOW_PEOPLE =
            trigger(PeopleTrigger.NAME, "escala_people", PeopleTrigger.CONDITION, PeopleTrigger.FOLLOW);

    /** The statements of a function stand on one line: migrations are split where a line ends with a semicolon. */
    private static String trigger(String name, String table, String condition, String statement) {
        return "CREATE FUNCTION " + name + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + statement
                + " RETURN NULL; END $$;\nCREATE TRIGGER " + name + " AFTER UPDATE ON " + table + " FOR EACH ROW WHEN ("
                + condition + ") EXECUTE FUNCTION " + name + "()";
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.ofEntries(
                Map.entry("text", "TEXT COLLATE \"C\""),
                Map.entry("bytes", "BYTEA"),
                Map.entry("keyed", ""),
                Map.entry("serial", "BIGINT GENERATED ALWAYS AS IDENTITY"),
                Map.entry("xid", "(pg_current_xact_id()::text::bigint)"),
                Map.entry("generated", "STORED"),
                Map.entry("covering", ") INCLUDE ("),
                Map.entry("position_of_at", "STRPOS(value, '@')"),
                Map.entry("row_number", ""),
                Map.entry("session_opened", "(doc::json ->> 'opened')::bigint"),
                Map.entry("session_closed", "(doc::json ->> 'closed')::bigint"),
                Map.entry("session_opener", "(doc::json ->> 'opener')"),
                Map.entry("referral", "(context::json ->> 'referral')"),
                Map.entry("referral_source", "(context::json -> 'referral' ->> 'id')"),
                Map.entry("referral_ref", "(context::json -> 'referral' ->> 'ref')"),
                Map.entry("raise_listed_contact", RAISE_LISTED_CONTACT),
                Map.entry("follow_people", FOLLOW_PEOPLE),
                Map.entry("most_found", Integer.toString(PeopleTrigger.MOST)),
                Map.entry("terms", "TSVECTOR"),
                Map.entry("people_index", index(Table.PEOPLE)),
                Map.entry("message_texts_index", index(Table.MESSAGE_TEXTS)));
    }

    private static String index(Table table) {
        return "CREATE INDEX " + table.sqlName() + "_terms ON " + table.sqlName() + " USING gin (terms)";
    }

    @Override
    public String elements(String column) {
        return "JSON_ARRAY_ELEMENTS_TEXT(" + column + "::json) AS w(value)";
    }

    @Override
    public String isOneOf() {
        return "= ANY (?)";
    }

    /** The alternatives keep the query from being joined, for which the server would first read what an index has of each value. */
    @Override
    public String isAmong(String column, String query) {
        return "CASE WHEN " + column + " IN (" + query + ") THEN TRUE ELSE FALSE END";
    }

    @Override
    public boolean joinsSets() {
        return true;
    }

    @Override
    public String eachKey() {
        return "SELECT unnest(?) AS found";
    }

    @Override
    public String gathered(String query) {
        return "SELECT COUNT(*), COALESCE(array_agg(k.found), ARRAY[]::text[]) FROM (" + query + ") AS k";
    }

    @Override
    public void bindKeys(PreparedStatement statement, int index, FoundKeys keys) throws SQLException {
        statement.setArray(index, (Array) keys.gathered());
    }

    @Override
    public void bindKeys(PreparedStatement statement, int index, Collection<String> keys) throws SQLException {
        statement.setArray(index, array(statement, keys.toArray()));
    }

    @Override
    public String termsValue() {
        return terms("?");
    }

    @Override
    public Optional<String> termsOf(String text) {
        return Optional.of(terms(text));
    }

    private static String terms(String text) {
        return "array_to_tsvector(STRING_TO_ARRAY(" + text + ", ' '))";
    }

    @Override
    public void bindTerms(PreparedStatement statement, int index, String terms) throws SQLException {
        statement.setString(index, terms);
    }

    @Override
    public Optional<String> addTerms(Table table) {
        return Optional.empty();
    }

    @Override
    public TermSearch withBeginning(Table table, String beginning) {
        return withBeginnings(table, List.of(Beginning.of(beginning)));
    }

    @Override
    public Optional<TermSearch> termsBeginning(Table table, String beginning) {
        return Optional.empty();
    }

    /** By the statistics, which have the most common terms with the part of the rows that has each. */
    @Override
    public Optional<String> commonTerms(Table table) {
        return Optional.of("SELECT u.term, CAST(u.part * GREATEST(c.reltuples, 0) AS BIGINT) FROM pg_class c"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = 'terms'"
                + " CROSS JOIN LATERAL UNNEST(CAST(CAST(s.most_common_elems AS TEXT) AS TEXT[]), s.most_common_elem_freqs)"
                + " AS u(term, part) WHERE c.oid = CAST('" + table.sqlName()
                + "' AS regclass) AND u.term IS NOT NULL");
    }

    @Override
    public String aboutHowMany(Table table) {
        return "SELECT CAST(GREATEST(c.reltuples, 0) AS BIGINT) FROM pg_class c WHERE c.oid = CAST('" + table.sqlName()
                + "' AS regclass)";
    }

    @Override
    public TermSearch withBeginnings(Table table, Collection<Beginning> beginnings) {
        return matching(
                table,
                beginnings.stream()
                        .map(beginning -> query(List.of(beginning.text()), ":*"))
                        .collect(Collectors.joining(" & ")));
    }

    @Override
    public Optional<TermSearch> termsBehind(Table table, String beginning, int most) {
        return Optional.empty();
    }

    @Override
    public Optional<String> inSample(Table table, String condition) {
        return Optional.of("SELECT COUNT(*) FROM " + table.sqlName()
                + " x TABLESAMPLE SYSTEM (CAST(? AS REAL)) WHERE TRUE" + condition);
    }

    @Override
    public TermSearch withTerms(Table table, Collection<String> terms) {
        return matching(table, query(terms, ""));
    }

    private static TermSearch matching(Table table, String query) {
        return new TermSearch(
                " FROM " + table.sqlName() + " x WHERE x.terms @@ CAST(? AS tsquery)", params -> params.text(query));
    }

    private static String query(Collection<String> terms, String end) {
        return terms.stream()
                .map(term -> "'" + term.replace("\\", "\\\\").replace("'", "''") + "'" + end)
                .collect(Collectors.joining(" & "));
    }

    /** By the function of the operator, for which no index can be chosen, and of a query that is read once and not for each row. */
    @Override
    public TermSearch hasBeginnings(Collection<String> beginnings) {
        String query = query(beginnings, ":*");
        return new TermSearch("ts_match_vq(x.terms, (SELECT CAST(? AS tsquery)))", params -> params.text(query));
    }

    @Override
    public String contains(String text, String part) {
        return "STRPOS(" + text + ", " + part + ") > 0";
    }

    @Override
    public String by(String index) {
        return "";
    }

    @Override
    public String tuples(int width) {
        return width == 3
                ? "unnest(?::text[], ?::text[], ?::text[]) AS k(a, b, c)"
                : "unnest(?::text[], ?::text[]) AS k(a, b)";
    }

    @Override
    public int bindTuples(PreparedStatement statement, int index, int width, List<List<String>> tuples)
            throws SQLException {
        for (int column = 0; column < width; column++) {
            Object[] values = new Object[tuples.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = tuples.get(row).get(column);
            }
            statement.setArray(index + column, array(statement, values));
        }
        return index + width;
    }

    private static Array array(PreparedStatement statement, Object[] values) throws SQLException {
        return statement.getConnection().createArrayOf("text", values);
    }

    @Override
    public String firstOfEach(String table, String key, String selection) {
        return " CROSS JOIN LATERAL (SELECT m.* FROM " + table + " m" + selection + ") AS x";
    }

    @Override
    public String forUpdate() {
        return " FOR UPDATE OF t";
    }

    @Override
    public String forKeyShare() {
        return " FOR KEY SHARE OF t";
    }

    @Override
    public StatementLimit limit(Statement statement, Duration most) throws SQLException {
        return StatementLimit.ofDriver(statement, most);
    }

    @Override
    public String insert(Insert insert) {
        return OnConflict.sql(insert, this);
    }

    /**
     * Selected instead of listed: drivers that rewrite batches of listed values into one statement no longer tell which of them did
     * something.
     */
    @Override
    public String row(String values) {
        return "SELECT " + values + " WHERE TRUE";
    }

    @Override
    public String eventHorizon() {
        return "pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
    }

    @Override
    public ErrorCodes errors() {
        return ERRORS;
    }

    @Override
    public LeaseClock leaseClock() {
        return LeaseClock.ofDatabase("(EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint");
    }

    @Override
    public String countTables() {
        return "SELECT COUNT(*) FROM (SELECT to_regclass(?) AS found) AS t WHERE found IS NOT NULL";
    }

    @Override
    public void lockForMigration(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + MIGRATION_LOCK + ")");
        }
    }
}
