package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.TestObjects.ACME;
import static io.escala.crm.jdbc.TestObjects.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.Channel;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.ChannelIdentity;
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

/** Names that were stored before people were searched are folded when the store is opened, in portions. */
class PersonBackfillTest {
    private static final int PEOPLE = 1_100;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void storeAsBefore() throws SQLException {
        file = directory.resolve("before.db");
        try (CrmStore store = JdbcCrmStore.sqlite(file)) {
            ChangeSet.Builder set = TestObjects.changeSet();
            for (int number = 0; number < PEOPLE; number++) {
                IdentityId id = new IdentityId("i-" + (10_000 + number));
                ProfileName profile = new ProfileName("Núñez " + number, null, null, NOON);
                set.change(new IdentityChange.AddIdentity(
                                new ChannelIdentity(ACME, id, Channel.WHATSAPP, profile, null, null, NOON, 0)))
                        .change(new ConversationChange.AddConversation(Conversation.begin(
                                ACME,
                                new ConversationId("c-" + number),
                                TestObjects.LINE,
                                id,
                                Channel.WHATSAPP,
                                NOON)));
            }
            store.commit(List.of(set.build()));
        }
        execute("DELETE FROM escala_people");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long found(String term) {
        try (CrmStore store = JdbcCrmStore.sqlite(file)) {
            return store.countConversations(
                    ACME,
                    ConversationFilter.EVERYTHING.ofPeople(ContactFilter.of(term)),
                    Visibility.ALL,
                    Long.MAX_VALUE);
        }
    }

    @Test
    void whatTheMigrationLeavesIsDoneOnce() throws SQLException {
        assertThat(found("nunez")).isZero();

        execute("INSERT INTO escala_unfinished VALUES ('people', '', '')");
        assertThat(found("nunez")).isEqualTo(PEOPLE);
        assertThat(found("nunez 1099")).isEqualTo(1);

        execute("DELETE FROM escala_people");
        assertThat(found("nunez")).isZero();
    }

    @Test
    void whatWasDoneIsNotDoneAgain() throws SQLException {
        execute("INSERT INTO escala_unfinished VALUES ('people', '" + ACME + "', 'i-10699')");

        assertThat(found("nunez")).isEqualTo(PEOPLE - 700);
    }
}
