package io.escala.crm.jdbc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.record.RecordKind;
import io.escala.crm.store.RecordFilter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of records are read in the order of an index, of open ones without going through those that are done. */
class RecordQueriesTest {
    private static final RecordFilter OPEN = RecordFilter.EVERYTHING.in(RecordFilter.State.OPEN);

    @TempDir
    Path directory;

    @BeforeEach
    void createTables() {
        JdbcCrmStore.sqlite(directory.resolve("inbox.db")).close();
    }

    @Test
    void tasksOfAUser() throws SQLException {
        RecordFilter mine = OPEN.of(Set.of(RecordKind.TASK)).ownedBy(new UserId("ana"));

        assertThat(planOf(mine))
                .containsExactly("SEARCH t USING INDEX escala_records_owner_open (account=? AND owner=?)");
        assertThat(planOf(mine.due(Instant.EPOCH)))
                .containsExactly("SEARCH t USING INDEX escala_records_owner_open (account=? AND owner=? AND due<?)");
    }

    @Test
    void openRecordsOfTheAccount() throws SQLException {
        assertThat(planOf(OPEN)).containsExactly("SEARCH t USING INDEX escala_records_open (account=?)");
    }

    @Test
    void recordsOfACompany() throws SQLException {
        assertThat(planOf(RecordFilter.EVERYTHING.about(new CompanyId("firm"))))
                .containsExactly("SEARCH t USING INDEX escala_records_company (account=? AND company=?)");
    }

    @Test
    void recordsOfContacts() throws SQLException {
        assertThat(plan(RecordQueries.newestOf(Dialect.SQLITE, condition(OPEN))))
                .anyMatch(step -> step.contains("INDEX escala_records_contact (account=? AND contact=?)"));
    }

    private List<String> planOf(RecordFilter filter) throws SQLException {
        return plan(RecordQueries.page(condition(filter), false)).stream()
                .filter(step -> !step.contains("json_each") && !step.startsWith("LIST SUBQUERY"))
                .toList();
    }

    private static String condition(RecordFilter filter) {
        return RecordCondition.of(Dialect.SQLITE, filter).sql();
    }

    private List<String> plan(String sql) throws SQLException {
        List<String> plan = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("inbox.db"));
                PreparedStatement explain = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
                ResultSet steps = explain.executeQuery()) {
            while (steps.next()) {
                plan.add(steps.getString("detail"));
            }
        }
        return plan;
    }
}
