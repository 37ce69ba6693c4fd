package io.escala.crm.jdbc.internal.engine;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** PostgreSQL 13 or later. Lists are bound as arrays; text is compared byte for byte. */
final class PostgresDialect implements Dialect {
    /** An arbitrary number that no other advisory lock of the database should use. */
    private static final long MIGRATION_LOCK = 0x45534341_4C41L;

    @Override
    public Map<String, String> placeholders() {
        return Map.of(
                "text", "TEXT COLLATE \"C\"",
                "bytes", "BYTEA",
                "keyed", "",
                "serial", "BIGINT GENERATED ALWAYS AS IDENTITY",
                "xid", "(pg_current_xact_id()::text::bigint)");
    }

    @Override
    public String isOneOf() {
        return "= ANY (?)";
    }

    @Override
    public void bindKeys(PreparedStatement statement, int index, Collection<String> keys) throws SQLException {
        statement.setArray(index, array(statement, keys.toArray()));
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
    public String forUpdate() {
        return " FOR UPDATE OF t";
    }

    @Override
    public String forKeyShare() {
        return " FOR KEY SHARE OF t";
    }

    @Override
    public String eventHorizon() {
        return "pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
    }

    @Override
    public String randomToken() {
        return "gen_random_uuid()::text";
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
