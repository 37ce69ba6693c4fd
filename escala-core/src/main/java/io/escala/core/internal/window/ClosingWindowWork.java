package io.escala.core.internal.window;

import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.work.WorkHandler;
import io.escala.crm.change.State;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.List;

/** Tells of messaging windows that are about to close. Thread-safe. */
public final class ClosingWindowWork implements WorkHandler {
    private final InboxContext context;

    /** Creates the handler. */
    public ClosingWindowWork(InboxContext context) {
        this.context = context;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.WINDOW;
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        ConversationId conversation = new ConversationId(item.key().id());
        return context.loop()
                .runUnderLease(() -> {
                    State state = context.load(item.account())
                            .conversations(List.of(conversation))
                            .settings()
                            .state();
                    return ClosingWindowDecision.decide(
                            context.begin(item.account(), state).under(lease), item, conversation);
                })
                .orElse(Verdict.LEASE_LOST);
    }
}
