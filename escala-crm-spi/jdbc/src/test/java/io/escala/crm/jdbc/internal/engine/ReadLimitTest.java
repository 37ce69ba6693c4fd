package io.escala.crm.jdbc.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.store.StoreUnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query of a SQLite file that takes too long is ended; nothing else is. */
class ReadLimitTest {
    private static final String ENDLESS = "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers)"
            + " SELECT COUNT(*) FROM numbers";
    private static final String SHORT = "SELECT COUNT(*) FROM escala_migrations";

    @TempDir
    Path directory;

    private Database open(Duration limit) {
        return Databases.sqlite(
                directory.resolve("inbox.db"),
                new SqliteSettings(Duration.ofSeconds(5), 1, 1, limit),
                new SchemaPolicy(true, true));
    }

    private static List<Long> numbers(Database database, String sql) {
        return database.read(session -> session.list(sql, SqlSession.Binding.NOTHING, Row::number));
    }

    @Test
    void endsWhatTakesTooLong() {
        try (Database database = open(Duration.ofMillis(50))) {
            for (int round = 0; round < 3; round++) {
                assertThatThrownBy(() -> numbers(database, ENDLESS))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("it may take 50 ms");
                assertThat(numbers(database, SHORT)).hasSize(1);
            }
        }
    }

    @Test
    void writingIsNotLimited() {
        try (Database database = open(Duration.ofMillis(1))) {
            long counted = database.write(session -> Database.Verdict.commit(session.list(
                            ENDLESS.replace("FROM numbers)", "FROM numbers LIMIT 2000000)"),
                            SqlSession.Binding.NOTHING,
                            Row::number)
                    .get(0)));

            assertThat(counted).isEqualTo(2_000_000);
        }
    }
}
