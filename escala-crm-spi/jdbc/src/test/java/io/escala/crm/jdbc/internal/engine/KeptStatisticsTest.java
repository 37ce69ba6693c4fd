package io.escala.crm.jdbc.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escala.crm.jdbc.JdbcCrmStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStatisticsTest {
    @TempDir
    Path directory;

    @Test
    void areReadAgainAfterAMinuteAndWhileNothingIsKnown() throws SQLException {
        Path file = directory.resolve("inbox.db");
        JdbcCrmStore.sqlite(file).close();
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
        KeptStatistics statistics = new KeptStatistics(nanos::get);
        try (Database database = Databases.sqlite(
                file,
                new SqliteSettings(Duration.ofSeconds(5), 1, 1, Duration.ofSeconds(5)),
                new SchemaPolicy(true, true))) {
            assertThat(rows(database, statistics)).isZero();

            insert(file, 1);
            assertThat(rows(database, statistics)).isEqualTo(1);

            insert(file, 2);
            nanos.addAndGet(Duration.ofMinutes(1).toNanos() - 1);
            assertThat(rows(database, statistics)).as("within a minute").isEqualTo(1);

            nanos.incrementAndGet();
            assertThat(rows(database, statistics)).as("after it").isEqualTo(2);
        }
    }

    private static long rows(Database database, KeptStatistics statistics) {
        return database.read(session -> statistics.of(session, Table.PEOPLE)).rows();
    }

    private static void insert(Path file, int number) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO escala_people (account, person, words, numbers, terms) VALUES ('acme', 'c/"
                    + number + "', '', '', '')");
        }
    }

    @Test
    void countTheTermsWithABeginning() {
        TableStatistics statistics = new TableStatistics(
                1_000,
                new TreeMap<>(Map.of("juan", 200L, "juana", 100L, "juan\uE000", 50L, "jub", 500L, "todos", 900L)));

        assertThat(statistics.having("juan")).isEqualTo(350);
        assertThat(statistics.having("ju")).isEqualTo(850);
        assertThat(statistics.having("juanita")).isZero();
        assertThat(statistics.having("")).as("no more than there are rows").isEqualTo(1_000);
        assertThat(statistics.havingAll(List.of("juan", "todos"))).isCloseTo(315, within(0.001));
        assertThat(statistics.havingAll(List.of("juan", "nadie"))).isZero();
    }
}
