package io.escala.acceptance.convergence;

import io.escala.acceptance.fixture.ConversationCloser;
import io.escala.acceptance.fixture.StoreSetup;
import io.escala.core.conversations.ConversationView;
import io.escala.core.result.CursorRequest;
import io.escala.crm.store.ConversationFilter;

/** Closing conversations. */
final class ClosingSteps {
    private ClosingSteps() {}

    /** Closes every open conversation. */
    static void all(StoreSetup setup) {
        ConversationFilter open = ConversationFilter.EVERYTHING.in(ConversationFilter.State.OPEN);
        for (ConversationView view : setup.inbox()
                .as(StoreSetup.ADA)
                .conversations()
                .list(open)
                .page(CursorRequest.first(1_000))
                .items()) {
            ConversationCloser.close(setup.store(), view.conversation(), setup.now());
        }
    }
}
