package io.escala.core.internal.receive;

import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.crm.change.Change;
import io.escala.crm.change.IntakeChange;
import java.time.Duration;
import java.time.Instant;

/** Deletes old operation ids. */
final class OperationRetention extends Retention {
    static final String ID = "operations";

    /** Documented on {@link io.escala.crm.store.OperationId}. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final InboxContext context;

    OperationRetention(InboxContext context) {
        super(context, KEPT);
        this.context = context;
    }

    @Override
    boolean hasOlder(Instant before) {
        return CommitLoop.reading(() -> context.store().oldestOperation())
                .filter(oldest -> oldest.isBefore(before))
                .isPresent();
    }

    @Override
    Change drop(Instant before, int portion) {
        return new IntakeChange.DropOperations(before, portion);
    }
}
