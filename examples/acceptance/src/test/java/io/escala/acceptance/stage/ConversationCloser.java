package io.escala.acceptance.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.conversations.ConversationView;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Session;
import io.escala.crm.store.Change;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.Expected;
import io.escala.crm.store.OperationId;
import java.time.Instant;
import java.util.List;

/** Closes conversations as the store's contract has it. */
public final class ConversationCloser {
    private ConversationCloser() {}

    public static void close(InboxFixture fixture, ConversationView view) {
        close(fixture.store(), fixture.view(view.conversation().id()).conversation(), fixture.now());
    }

    /** Closes a conversation as it was read a moment ago. */
    public static void close(CrmStore store, Conversation conversation, Instant now) {
        Session open = store.sessions(TestBusiness.ACCOUNT, conversation.id()).stream()
                .filter(session -> session.number() == conversation.session())
                .findFirst()
                .orElseThrow();
        ChangeSet closing = ChangeSet.builder(
                        TestBusiness.ACCOUNT, new OperationId("close-" + conversation.id() + "-" + open.number()), now)
                .expect(new Expected(
                        Expected.Kind.CONVERSATION, conversation.id().value(), conversation.version()))
                .change(new Change.CloseSession(open.closed(now, "resuelto", null)))
                .build();
        assertThat(store.commit(List.of(closing))).singleElement().isInstanceOf(CommitResult.Applied.class);
    }
}
