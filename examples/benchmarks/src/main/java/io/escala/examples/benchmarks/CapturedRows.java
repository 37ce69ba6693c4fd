package io.escala.examples.benchmarks;

import io.escala.core.inbox.Inbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows that the library writes for one body, captured from a database with only that body. All their ids and numbers
 * contain the serial of the body, so replacing the serial gives the rows of another body.
 */
final class CapturedRows {
    /** A serial that occurs in no other value. */
    private static final String SERIAL = "9753186";

    /** Columns that the engine generates. */
    private static final Set<String> GENERATED =
            Set.of("seq", "xid", "place", "is_unread", "is_registered", "person_since");

    private final List<Table> tables;

    private CapturedRows(List<Table> tables) {
        this.tables = List.copyOf(tables);
    }

    /** Stores one body in an empty database and captures its rows. */
    static CapturedRows ofOneBody(Database database, int messages, Senders senders) throws SQLException {
        Contents.load(database.store(), 0);
        AtomicInteger ids = new AtomicInteger();
        Inbox inbox = Inbox.builder(database.store())
                .clock(Bodies.clock())
                .ids(() -> String.format("01k%s%016d", SERIAL, ids.incrementAndGet()))
                .build();
        try (Connection connection = database.connect()) {
            Map<String, Table> before = read(connection);
            inbox.receive(Bodies.batch(SERIAL, messages, senders));
            Map<String, Table> after = read(connection);
            return new CapturedRows(after.values().stream()
                    .map(table -> table.without(before.get(table.name())))
                    .filter(table -> !table.rows().isEmpty())
                    .toList());
        }
    }

    /** Whether a table is part of an index of terms, which is filled from another table. */
    static boolean isIndex(String table) {
        return table.startsWith("escala_message_texts_") || table.startsWith("escala_people_");
    }

    private static Map<String, Table> read(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet found = connection
                .getMetaData()
                .getTables(null, null, "escala_%", new String[] {"TABLE", "PARTITIONED TABLE"})) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
            // A heartbeat is written once a minute, not once per body.
            names.remove("escala_pulses");
            names.removeIf(CapturedRows::isIndex);
        }
        Map<String, Table> tables = new LinkedHashMap<>();
        for (String name : names) {
            tables.put(name, Table.read(connection, name));
        }
        return tables;
    }

    /** Returns the number of rows per table. */
    Map<String, Integer> counts() {
        return tables.stream()
                .collect(Collectors.toMap(Table::name, table -> table.rows().size()));
    }

    /** Returns the same rows for a body with another serial. */
    CapturedRows as(String serial) {
        return new CapturedRows(
                tables.stream().map(table -> table.replacing(SERIAL, serial)).toList());
    }

    /** Inserts the rows in one batch per table, without committing. */
    int insert(Connection connection) throws SQLException {
        int inserted = 0;
        for (Table table : tables) {
            inserted += table.insert(connection);
        }
        return inserted;
    }

    private record Table(String name, List<String> columns, List<List<@Nullable Object>> rows) {
        static Table read(Connection connection, String name) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("SELECT * FROM " + name)) {
                ResultSetMetaData meta = found.getMetaData();
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= meta.getColumnCount(); column++) {
                    if (!GENERATED.contains(meta.getColumnName(column))) {
                        columns.add(meta.getColumnName(column));
                    }
                }
                List<List<@Nullable Object>> rows = new ArrayList<>();
                while (found.next()) {
                    List<@Nullable Object> row = new ArrayList<>();
                    for (String column : columns) {
                        row.add(found.getObject(column));
                    }
                    rows.add(Collections.unmodifiableList(row));
                }
                return new Table(name, columns, rows);
            }
        }

        Table without(@Nullable Table before) {
            if (before == null) {
                return this;
            }
            List<List<@Nullable Object>> left = new ArrayList<>(rows);
            before.rows().forEach(left::remove);
            return new Table(name, columns, left);
        }

        Table replacing(String serial, String other) {
            List<List<@Nullable Object>> replaced = new ArrayList<>(rows.size());
            for (List<@Nullable Object> row : rows) {
                List<@Nullable Object> values = new ArrayList<>(row.size());
                for (Object value : row) {
                    values.add(value instanceof String text ? text.replace(serial, other) : value);
                }
                replaced.add(values);
            }
            return new Table(name, columns, replaced);
        }

        int insert(Connection connection) throws SQLException {
            String sql = "INSERT INTO " + name + " (" + String.join(", ", columns) + ") VALUES ("
                    + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (List<@Nullable Object> row : rows) {
                    for (int column = 0; column < row.size(); column++) {
                        statement.setObject(column + 1, row.get(column));
                    }
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        }
    }
}
