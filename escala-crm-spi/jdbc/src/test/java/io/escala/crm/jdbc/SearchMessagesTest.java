package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.TestObjects.ACME;
import static io.escala.crm.jdbc.TestObjects.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.Visibility;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search of messages can be left out, and prepared later. */
class SearchMessagesTest {
    private static final JdbcOptions WITH = JdbcOptions.standard();
    private static final JdbcOptions WITHOUT = WITH.searchMessages(false);

    @TempDir
    Path directory;

    private static long found(CrmStore store, String text) {
        return store.countConversations(
                ACME, ConversationFilter.EVERYTHING.thatContain(text), Visibility.ALL, Long.MAX_VALUE);
    }

    @Test
    void messagesAreNotSearchedUnlessWanted() throws SQLException {
        Path file = directory.resolve("inbox.db");
        try (CrmStore store = JdbcCrmStore.sqlite(file, WITHOUT)) {
            store.commit(List.of(TestObjects.firstMessage(1, "wamid.1").build()));

            assertThatThrownBy(() -> found(store, "hola")).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> store.listConversations(
                            ACME, ConversationFilter.EVERYTHING.thatContain("hola"), Visibility.ALL, null, 1))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> store.latestContaining(ACME, Set.of(new ConversationId("c")), "hola"))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThat(store.countConversations(ACME, ConversationFilter.EVERYTHING, Visibility.ALL, 9))
                    .isEqualTo(1);
        }
        assertThat(texts(file)).isZero();
    }

    @Test
    void whatWasWrittenWithoutIsPreparedOnce() throws SQLException {
        Path file = directory.resolve("inbox.db");
        String before;
        try (CrmStore store = JdbcCrmStore.sqlite(file, WITH)) {
            for (int person = 0; person < 600; person++) {
                store.commit(List.of(
                        TestObjects.firstMessage(person, "wamid." + person).build()));
            }
            before = text(store, "m-wamid.7");
            assertThat(found(store, before)).isPositive();
        }
        try (CrmStore store = JdbcCrmStore.sqlite(file, WITHOUT)) {
            store.commit(List.of(TestObjects.changeSet()
                    .change(new ConversationChange.Amend(
                            new MessageId("m-wamid.7"),
                            new Amendment.Edit(new MessageContent.Text("cambiado"), NOON.plusSeconds(9), "1")))
                    .build()));
            assertThat(texts(file)).as("nothing is kept that would not follow").isZero();
        }

        try (CrmStore store = JdbcCrmStore.sqlite(file, WITH)) {
            assertThat(found(store, "cambiado")).isEqualTo(1);
            assertThat(texts(file)).isEqualTo(600);
        }
        try (CrmStore store = JdbcCrmStore.sqlite(file, WITH)) {
            assertThat(found(store, before)).isEqualTo(599);
        }
    }

    private static String text(CrmStore store, String id) {
        MessageId message = new MessageId(id);
        return String.valueOf(
                store.messages(ACME, Set.of(message)).get(message).content().text());
    }

    private static long texts(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM escala_message_texts")) {
            return count.next() ? count.getLong(1) : -1;
        }
    }
}
