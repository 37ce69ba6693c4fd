package io.escala.crm.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Dumps a PostgreSQL schema as SQL: the statements of its migrations, and one INSERT for each row. */
final class SqlDump {
    private final Connection connection;
    private final StringBuilder dump = new StringBuilder();

    private SqlDump(Connection connection) {
        this.connection = connection;
    }

    static String of(Connection connection) throws SQLException {
        SqlDump dump = new SqlDump(connection);
        for (Migration migration : Migrations.postgres()) {
            dump.dump.append(migration.sql()).append(";\n");
        }
        for (String table : dump.texts("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
                + " AND tablename <> 'escala_migrations' ORDER BY tablename")) {
            dump.rows(table);
        }
        for (String table : List.of("escala_events", "escala_work")) {
            dump.dump.append("ALTER TABLE ").append(table).append(" ALTER COLUMN seq RESTART WITH 1000;\n");
        }
        return dump.dump.toString();
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private void rows(String table) throws SQLException {
        List<String> columns = texts("SELECT column_name FROM information_schema.columns WHERE table_schema ="
                + " current_schema() AND table_name = '" + table + "' ORDER BY ordinal_position");
        // Transaction ids restart in the server that loads the dump, so they are replaced by their order.
        String values = columns.stream()
                .map(column -> column.equals("xid") ? "DENSE_RANK() OVER (ORDER BY xid)" : column)
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + values + " FROM " + table + " ORDER BY 1, 2, 3")) {
            while (rows.next()) {
                List<String> literals = new ArrayList<>();
                for (int column = 1; column <= columns.size(); column++) {
                    literals.add(literal(rows.getObject(column)));
                }
                dump.append("INSERT INTO ")
                        .append(table)
                        .append(" (")
                        .append(String.join(", ", columns))
                        .append(") OVERRIDING SYSTEM VALUE VALUES (")
                        .append(String.join(", ", literals))
                        .append(");\n");
            }
        }
    }

    private static String literal(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Number number) {
            return number.toString();
        }
        return value instanceof byte[] bytes
                ? "'\\x" + HexFormat.of().formatHex(bytes) + "'"
                : "'" + value.toString().replace("'", "''") + "'";
    }
}
