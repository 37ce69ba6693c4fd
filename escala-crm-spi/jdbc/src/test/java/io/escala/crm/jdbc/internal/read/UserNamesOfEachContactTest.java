package io.escala.crm.jdbc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Databases;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.SchemaPolicy;
import io.escala.crm.jdbc.internal.engine.SqliteSettings;
import io.escala.crm.store.ContactFilter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a contact has a user name is looked up from the contact, not among all user names, which would take seconds for a page. */
class UserNamesOfEachContactTest {
    private static final ContactFilter MARIA =
            new ContactFilter(List.of(), List.of(), null, null, "maria", null, Set.of());

    @TempDir
    Path directory;

    @Test
    void withStatisticsAndWithout() throws SQLException {
        Path file = directory.resolve("inbox.db");
        JdbcCrmStore.sqlite(file).close();
        assertFromTheContact(file);

        // As of a million contacts, analysed before the index of user names was made.
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
            statement.execute("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES"
                    + " ('escala_aliases', 'escala_aliases', '1319945 1319945 2 1 1 1'),"
                    + " ('escala_identities', 'escala_identities_contact', '1000000 1000000 1'),"
                    + " ('escala_identities', 'sqlite_autoindex_escala_identities_1', '1100000 1100000 1')");
        }
        assertFromTheContact(file);
    }

    private static void assertFromTheContact(Path file) {
        SqlCondition each = PeopleCondition.each(Dialect.SQLITE, MARIA, FoundInRow.PERSON);
        try (Database database = Databases.sqlite(
                file,
                new SqliteSettings(Duration.ofSeconds(5), 1, 1, Duration.ofSeconds(5)),
                new SchemaPolicy(true, true))) {
            List<String> steps = database.read(session -> session.list(
                    "EXPLAIN QUERY PLAN SELECT t.contact FROM escala_listed_contacts t WHERE t.account = 'acme'"
                            + each.sql(),
                    each.binding(),
                    row -> {
                        row.number();
                        row.number();
                        row.number();
                        return row.text();
                    }));
            assertThat(steps)
                    .containsSubsequence(
                            "SEARCH i USING INDEX escala_identities_contact (account=? AND contact=?)",
                            "SEARCH a USING PRIMARY KEY (account=? AND identity=? AND kind=?)")
                    .noneMatch(step -> step.contains("escala_aliases_user_name"));
        }
    }
}
