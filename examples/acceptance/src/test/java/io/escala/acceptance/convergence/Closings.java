package io.escala.acceptance.convergence;

import io.escala.acceptance.stage.Closing;
import io.escala.acceptance.stage.Ground;
import io.escala.core.conversations.ConversationView;
import io.escala.crm.store.ConversationFilter;

/** What an agent does at the end of a day. */
final class Closings {
    private Closings() {}

    /** Closes every open conversation. */
    static void all(Ground ground) {
        ConversationFilter open = new ConversationFilter(ConversationFilter.State.OPEN, null, java.util.Set.of());
        for (ConversationView view : ground.inbox()
                .conversations()
                .list(open, null, 1_000, Ground.ADA)
                .items()) {
            Closing.close(ground.store(), view.conversation(), ground.now());
        }
    }
}
