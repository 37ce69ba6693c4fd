package io.escala.crm.jdbc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.jdbc.JdbcCrmStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoCloseQueriesTest {
    @TempDir
    Path directory;

    @Test
    void conversationsSilentLongestAreReadInTheOrderOfTheirIndex() throws SQLException {
        Path file = directory.resolve("inbox.db");
        JdbcCrmStore.sqlite(file).close();
        List<String> plan = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement explain =
                        connection.prepareStatement("EXPLAIN QUERY PLAN " + AutoCloseQueries.idleOf(3))) {
            for (int line = 0; line < 3; line++) {
                explain.setString(3 * line + 1, "acme");
                explain.setString(3 * line + 2, "line-" + line);
                explain.setInt(3 * line + 3, 100);
            }
            try (ResultSet steps = explain.executeQuery()) {
                while (steps.next()) {
                    plan.add(steps.getString("detail"));
                }
            }
        }

        assertThat(plan.stream()
                        .filter(step -> step.contains("INDEX escala_conversations_idle (account=? AND line=?)")))
                .hasSize(3);
        assertThat(plan).noneMatch(step -> step.contains("TEMP B-TREE"));
    }
}
