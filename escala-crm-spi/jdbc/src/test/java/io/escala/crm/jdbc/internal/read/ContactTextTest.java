package io.escala.crm.jdbc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Databases;
import io.escala.crm.jdbc.internal.engine.SchemaPolicy;
import io.escala.crm.jdbc.internal.engine.SqliteSettings;
import io.escala.crm.store.ContactFilter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts whom the beginning of a key finds are named, by the thousand too: looking up the keys of each contact of a list takes a tenth of a second. */
class ContactTextTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final String LOOKED_UP = "EXISTS";

    @TempDir
    Path directory;

    @Test
    void ofThousandsNoKeyIsLookedUp() throws SQLException {
        Path file = directory.resolve("inbox.db");
        JdbcCrmStore.sqlite(file).close();
        insert(file, "20", 1_500);
        insert(file, "27", 3_000);
        insert(file, "30", 5_500);
        try (Database database = Databases.sqlite(
                file,
                new SqliteSettings(Duration.ofSeconds(5), 1, 1, Duration.ofSeconds(30)),
                new SchemaPolicy(true, true))) {
            ContactText.Result few = result(database, "20");
            assertThat(few.few()).isTrue();
            assertThat(few.some()).hasSize(1_500);

            ContactText.Result thousands = result(database, "27");
            assertThat(thousands.few()).as("read by their ids").isFalse();
            assertThat(thousands.some()).hasSize(3_000);
            assertThat(thousands.condition().sql()).doesNotContain(LOOKED_UP);

            assertThat(result(database, "30").condition().sql())
                    .as("more are not named")
                    .contains(LOOKED_UP);
        }
    }

    private static ContactText.Result result(Database database, String idField) {
        ContactFilter filter = new ContactFilter(List.of(), List.of(), null, null, null, idField, Set.of());
        return database.read(
                session -> new ContactText(session, ACME, filter, ContactListPage.STANDARD.shown()).result());
    }

    private static void insert(Path file, String beginning, int contacts) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO escala_contact_keys (account, contact, kind, value, roles) VALUES ('" + ACME
                            + "', ?, 'id-field', ?, 0)")) {
                for (int number = 0; number < contacts; number++) {
                    insert.setString(1, beginning + "-" + number);
                    insert.setString(2, beginning + number);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }
}
