package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.TestObjects.ACME;
import static io.escala.crm.jdbc.TestObjects.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.Visibility;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The indexes of terms, which the engine does not keep by itself, have what their tables have. */
class SqliteTermsTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = directory.resolve("inbox.db");
    }

    private static ChangeSet.Builder name(ChangeSet.Builder set, int person, String name, int second) {
        return set.change(new IdentityChange.NameIdentity(
                new IdentityId("i-" + person), new ProfileName(name, null, null, NOON.plusSeconds(second))));
    }

    private static ConversationChange edit(int message, String text, int second) {
        return new ConversationChange.Amend(
                new MessageId("m-wamid." + message),
                new Amendment.Edit(new MessageContent.Text(text), NOON.plusSeconds(second), "" + second));
    }

    private static long withText(CrmStore store, String text) {
        return store.countConversations(ACME, ConversationFilter.EVERYTHING.thatContain(text), Visibility.ALL, 99);
    }

    private static long ofPeople(CrmStore store, String name) {
        return store.countConversations(
                ACME, ConversationFilter.EVERYTHING.ofPeople(ContactFilter.of(name)), Visibility.ALL, 99);
    }

    /** Compares an index with its table, in both directions. */
    private void check(String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO " + table + "_index (" + table + "_index, rank) VALUES ('integrity-check', 1)");
        }
    }

    private void checkBoth() {
        for (String table : List.of("escala_people", "escala_message_texts")) {
            assertThatCode(() -> check(table)).as(table).doesNotThrowAnyException();
        }
    }

    @Test
    void whatIsAddedAndChangedInOneCommitIsIndexedOnce() {
        try (CrmStore store = JdbcCrmStore.sqlite(file)) {
            store.commit(List.of(
                    name(TestObjects.firstMessage(1, "wamid.1"), 1, "Rosa", 1)
                            .change(edit(1, "primero", 1))
                            .build(),
                    name(TestObjects.firstMessage(2, "wamid.2"), 2, "Ana", 1)
                            .change(edit(2, "segundo", 1))
                            .change(new ConversationChange.Amend(
                                    new MessageId("m-wamid.2"), new Amendment.Unsend(NOON.plusSeconds(2))))
                            .build(),
                    TestObjects.firstMessage(3, "wamid.3").build()));

            assertThat(withText(store, "primero")).isEqualTo(1);
            assertThat(withText(store, "segundo")).isZero();
            assertThat(ofPeople(store, "rosa")).isEqualTo(1);
        }
        checkBoth();
    }

    @Test
    void whatChangesLaterIsIndexedAnew() {
        try (CrmStore store = JdbcCrmStore.sqlite(file)) {
            for (int person = 1; person <= 20; person++) {
                store.commit(List.of(name(TestObjects.firstMessage(person, "wamid." + person), person, "Rosa", 1)
                        .build()));
            }
            store.commit(List.of(
                    name(TestObjects.changeSet(), 1, "Ana", 2)
                            .change(edit(1, "otra", 2))
                            .build(),
                    name(TestObjects.firstMessage(21, "wamid.21"), 2, "Eva", 2)
                            .change(new ConversationChange.Amend(
                                    new MessageId("m-wamid.20"), new Amendment.Unsend(NOON.plusSeconds(2))))
                            .build()));

            assertThat(ofPeople(store, "rosa")).isEqualTo(18);
            assertThat(ofPeople(store, "ana")).isEqualTo(1);
            assertThat(withText(store, "otra")).isEqualTo(1);
        }
        checkBoth();
    }
}
