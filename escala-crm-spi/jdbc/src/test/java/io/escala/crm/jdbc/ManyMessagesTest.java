package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.TestObjects.ACME;
import static io.escala.crm.jdbc.TestObjects.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.Change;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.Visibility;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A word that very many messages have: conversations are then looked at one by one, with the same result. */
class ManyMessagesTest {
    private static final int MANY = 10_050;

    @TempDir
    Path directory;

    @Test
    void onSqlite() {
        try (CrmStore store = JdbcCrmStore.sqlite(directory.resolve("many.db"))) {
            assertFound(store);
        }
    }

    @Test
    void onPostgres() {
        Postgres postgres = Postgres.emptied();
        try (CrmStore store = JdbcCrmStore.postgres(postgres.dataSource())) {
            assertFound(store);
        } finally {
            postgres.empty();
        }
    }

    private static void assertFound(CrmStore store) {
        for (int person = 0; person < 5; person++) {
            commit(
                    store,
                    new IdentityChange.AddIdentity(TestObjects.identity("i-" + person)),
                    new ConversationChange.AddConversation(TestObjects.conversation(person)));
        }
        for (int from = 0; from < MANY; from += 1_005) {
            ChangeSet.Builder set = TestObjects.changeSet();
            for (int number = from; number < from + 1_005; number++) {
                set.change(said(0, "m" + number, "común " + number + "x"));
            }
            assertThat(store.commit(List.of(set.build()))).containsExactly(new CommitResult.Applied());
        }
        commit(store, said(1, "rare", "común y raro"), said(2, "other", "otro"), said(3, "former", "común"));
        commit(
                store,
                new ConversationChange.SupersedeConversation(
                        TestObjects.conversation(3).id(),
                        TestObjects.conversation(4).id(),
                        0));

        assertThat(found(store, "comu")).containsExactly("c-4", "c-1", "c-0");
        assertThat(found(store, "comun raro")).containsExactly("c-1");
        assertThat(found(store, "comun 10049x")).containsExactly("c-0");
        assertThat(found(store, "comun nada")).isEmpty();
        assertThat(store.latestContaining(ACME, List.of(new ConversationId("c-0"), new ConversationId("c-4")), "comun"))
                .hasSize(2)
                .satisfies(hits ->
                        assertThat(hits.get(new ConversationId("c-4")).id()).isEqualTo(new MessageId("former")));
    }

    private static void commit(CrmStore store, Change... changes) {
        ChangeSet.Builder set = TestObjects.changeSet();
        for (Change change : changes) {
            set.change(change);
        }
        assertThat(store.commit(List.of(set.build()))).containsExactly(new CommitResult.Applied());
    }

    private static Change said(int person, String id, String text) {
        return new ConversationChange.AppendMessage(Message.inbound(
                TestObjects.conversation(person),
                new MessageId(id),
                "wamid." + id,
                new MessageContent.Text(text),
                NOON,
                NOON,
                false,
                TestObjects.number(person),
                null));
    }

    private static List<String> found(CrmStore store, String text) {
        ConversationFilter filter = ConversationFilter.EVERYTHING.thatContain(text);
        List<String> ids = store.listConversations(ACME, filter, Visibility.ALL, null, 10).items().stream()
                .map(conversation -> conversation.id().value())
                .toList();
        assertThat(store.countConversations(ACME, filter, Visibility.ALL, Long.MAX_VALUE))
                .isEqualTo(ids.size());
        return ids;
    }
}
