package io.escala.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bare statements are a valid baseline only as long as they insert the same rows as the library. */
class CapturedRowsTest {
    private static final int MESSAGES = 5;

    @ParameterizedTest
    @EnumSource(Senders.class)
    void bare_statements_insert_as_many_rows_as_the_library(Senders senders) throws Exception {
        CapturedRows captured;
        Map<String, Integer> ofLibrary;
        try (Database database = StoreKind.SQLITE.open()) {
            captured = CapturedRows.ofOneBody(database, MESSAGES, senders);
            ofLibrary = rows(database);
        }
        try (Database database = StoreKind.SQLITE.open()) {
            Contents.load(database.store(), 0);
            database.store().close();
            insert(captured, 1, database);
            assertThat(rows(database)).isEqualTo(ofLibrary);
        }
        assertThat(captured.counts()).containsEntry("escala_messages", MESSAGES);
        assertThat(captured.counts()).containsEntry("escala_conversations", senders == Senders.ONE ? 1 : MESSAGES);
    }

    @Test
    void rows_of_different_bodies_have_different_keys() throws Exception {
        try (Database database = StoreKind.SQLITE.open()) {
            CapturedRows captured = CapturedRows.ofOneBody(database, MESSAGES, Senders.EACH_ANOTHER);
            database.store().close();
            insert(captured, 1, database);
            insert(captured, 2, database);
            assertThat(rows(database)).containsEntry("escala_messages", 3 * MESSAGES);
        }
    }

    @Test
    void a_body_of_one_message_has_about_eight_hundred_bytes() {
        byte[] body = Bodies.of(Bodies.serial(1), 1, Senders.ONE);

        assertThat(body.length).isBetween(750, 850);
        assertThat(new String(body, StandardCharsets.UTF_8)).contains("\"from\":\"5490000001000\"");
    }

    private static void insert(CapturedRows captured, int serial, Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            captured.as(Bodies.serial(serial)).insert(connection);
            connection.commit();
        }
    }

    private static Map<String, Integer> rows(Database database) throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        try (Connection connection = database.connect();
                ResultSet tables = connection.getMetaData().getTables(null, null, "escala_%", null);
                Statement statement = connection.createStatement()) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                if (!"TABLE".equals(tables.getString("TABLE_TYPE"))) {
                    continue;
                }
                try (ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                    count.next();
                    counts.put(table, count.getInt(1));
                }
            }
        }
        // A line heartbeat is written once a minute, whatever the number of bodies.
        counts.remove("escala_pulses");
        counts.keySet().removeIf(CapturedRows::isIndex);
        return counts;
    }
}
