package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.TestObjects.ACME;
import static io.escala.crm.jdbc.TestObjects.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.account.UserId;
import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.EntryId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ContactTimeline;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.Visibility;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** A page of a timeline is two statements, over one conversation or many, with few messages or many. */
class TimelineCostTest {
    private static final int MANY = 30;
    private static final ContactId OF_ONE = new ContactId("p-1");
    private static final ContactId OF_MANY = new ContactId("p-2");

    @TempDir
    Path directory;

    @Test
    void onSqlite() {
        Connections connections = new Connections(new SQLiteDataSource());
        try (CrmStore store = JdbcCrmStore.sqlite(
                connections.counting(new org.sqlite.JDBC()), directory.resolve("cost.db"), JdbcOptions.standard())) {
            assertCost(store, connections);
        }
    }

    @Test
    void onPostgres() {
        Postgres postgres = Postgres.emptied();
        Connections connections = postgres.connections();
        try (CrmStore store = JdbcCrmStore.postgres(connections.dataSource())) {
            assertCost(store, connections);
        } finally {
            postgres.empty();
        }
    }

    private static void assertCost(CrmStore store, Connections connections) {
        commit(
                store,
                new ContactChange.AddContact(TestObjects.contact(OF_ONE.value())),
                new ContactChange.AddContact(TestObjects.contact(OF_MANY.value())));
        for (int person = 0; person <= MANY; person++) {
            commit(
                    store,
                    new IdentityChange.AddIdentity(TestObjects.identity("i-" + person)),
                    new ConversationChange.AddConversation(TestObjects.conversation(person)),
                    new IdentityChange.LinkIdentity(
                            TestObjects.identity("i-" + person).id(), person == 0 ? OF_ONE : OF_MANY),
                    said(person, 0),
                    noted(person));
        }
        int ofOne = cost(store, connections, OF_ONE, 1);
        assertThat(cost(store, connections, OF_MANY, MANY)).isEqualTo(ofOne);
        for (int person = 0; person <= MANY; person++) {
            ChangeSet.Builder more = TestObjects.changeSet();
            for (int number = 1; number < 40; number++) {
                more.change(said(person, number));
            }
            assertThat(store.commit(List.of(more.build()))).containsExactly(new CommitResult.Applied());
        }

        assertThat(cost(store, connections, OF_ONE, 40)).isEqualTo(ofOne);
        assertThat(cost(store, connections, OF_MANY, 50)).isEqualTo(ofOne);
        assertThat(ofOne)
                .as("one statement each for messages and entries, in each direction")
                .isEqualTo(4);
    }

    private static int cost(CrmStore store, Connections connections, ContactId contact, int found) {
        String beginning = new ThreadPosition(Instant.EPOCH, Instant.EPOCH, "none").toString();
        Visibility unassigned = new Visibility(false, Set.of(new UserId("ana")), true);
        int before = connections.statements();
        ContactTimeline newest = store.timeline(ACME, contact, unassigned, null, 50);
        ContactTimeline oldest = store.timelineSince(ACME, contact, unassigned, beginning, 50);
        int statements = connections.statements() - before;
        assertThat(newest.messages().items()).hasSize(found);
        assertThat(oldest.messages().items()).hasSize(found);
        assertThat(newest.entries().items()).isNotEmpty();
        return statements;
    }

    private static void commit(CrmStore store, Change... changes) {
        ChangeSet.Builder set = TestObjects.changeSet();
        for (Change change : changes) {
            set.change(change);
        }
        assertThat(store.commit(List.of(set.build()))).containsExactly(new CommitResult.Applied());
    }

    private static Change said(int person, int number) {
        String id = "m-" + person + "-" + number;
        Instant at = NOON.plusSeconds(number).plusMillis(person);
        return new ConversationChange.AppendMessage(Message.inbound(
                TestObjects.conversation(person),
                new MessageId(id),
                "wamid." + id,
                new MessageContent.Text(id),
                at,
                at,
                false,
                TestObjects.number(person),
                null));
    }

    private static Change noted(int person) {
        return new ConversationChange.AddEntry(new SystemEntry(
                ACME,
                new EntryId("entry-" + person),
                TestObjects.conversation(person).id(),
                Author.CHANNEL,
                new EntryContent.Note("Hola"),
                NOON,
                NOON));
    }
}
