package io.escala.acceptance.convergence;

import io.escala.acceptance.fixture.ConversationCloser;
import io.escala.acceptance.fixture.StoreSetup;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.conversations.Conversations;
import io.escala.core.result.CursorRequest;

/** Closing conversations. */
final class ClosingSteps {
    private ClosingSteps() {}

    /** Closes every open conversation. */
    static void all(StoreSetup setup) {
        Conversations conversations = setup.inbox().as(StoreSetup.ADA).conversations();
        for (ConversationSummary row : conversations
                .list(ConversationQuery.open())
                .page(CursorRequest.first(1_000))
                .items()) {
            ConversationCloser.close(
                    setup.store(), conversations.view(row.id()).orElseThrow().conversation(), setup.now());
        }
    }
}
