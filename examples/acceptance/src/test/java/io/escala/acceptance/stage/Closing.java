package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.stage.Shop;
import io.escala.acceptance.stage.World;
import io.escala.core.conversations.ConversationView;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Session;
import io.escala.crm.store.Change;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.Expected;
import io.escala.crm.store.OperationId;
import java.util.List;

/** Closes conversations as the store's contract has it. */
final class Closing {
    private Closing() {}

    static void close(World world, ConversationView view) {
        Conversation conversation = world.view(view.conversation().id()).conversation();
        Session open = world.store().sessions(Shop.ACCOUNT, conversation.id()).stream()
                .filter(session -> session.number() == conversation.session())
                .findFirst()
                .orElseThrow();
        ChangeSet closing = ChangeSet.builder(
                        Shop.ACCOUNT, new OperationId("close-" + conversation.id() + "-" + open.number()), world.now())
                .expect(new Expected(
                        Expected.Kind.CONVERSATION, conversation.id().value(), conversation.version()))
                .change(new Change.CloseSession(open.closed(world.now(), "resuelto", null)))
                .build();
        assertThat(world.store().commit(List.of(closing))).singleElement().isInstanceOf(CommitResult.Applied.class);
    }
}
