package io.escala.crm.jdbc.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.crm.jdbc.JdbcOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteCacheTest {
    @TempDir
    Path directory;

    @Test
    void readersAndTheWriterKeepAsMuchAsTheyMay() {
        SqliteSettings settings = new SqliteSettings(Duration.ofSeconds(5), 1, 24, Duration.ofSeconds(5));
        try (Database database =
                Databases.sqlite(directory.resolve("inbox.db"), settings, new SchemaPolicy(true, true))) {
            List<Long> ofReader = database.read(SqliteCacheTest::kilobytes);
            List<Long> ofWriter = database.write(session -> Database.Verdict.commit(kilobytes(session)));

            assertThat(ofReader).containsExactly(-24L * 1_024);
            assertThat(ofWriter).containsExactly(-24L * 1_024);
        }
    }

    private static List<Long> kilobytes(SqlSession session) throws SQLException {
        return session.list("PRAGMA cache_size", SqlSession.Binding.NOTHING, Row::number);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_025})
    void otherSizesAreRefused(int megabytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcOptions.standard().cache(megabytes))
                .withMessage("cache must be between 1 and 1024 megabytes, is " + megabytes);
    }
}
