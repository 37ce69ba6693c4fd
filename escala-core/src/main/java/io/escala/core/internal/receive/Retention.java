package io.escala.core.internal.receive;

import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.WorkHandler;
import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.State;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;

/**
 * Deletes what all accounts keep for a limited time, in portions, each its own commit. Its work item belongs to no account and is never
 * settled: it is due once a day, and at once again after a turn that left something, so that other work runs in between. For one
 * run, by one thread.
 */
abstract class Retention {
    private static final Duration EVERY = Duration.ofDays(1);

    /** Small enough that no other commit waits for it noticeably. */
    private static final int PORTION = 500;

    private static final int PORTIONS_A_TURN = 20;

    private final InboxContext context;
    private final Duration kept;

    Retention(InboxContext context, Duration kept) {
        this.context = context;
        this.kept = kept;
    }

    static WorkItem standing(String id, Instant now) {
        return WorkItem.single(AccountId.NONE, WorkKind.PURGE, id, now.plus(EVERY));
    }

    /** Returns whether something is older and can be deleted now; asked before each portion. */
    abstract boolean hasOlder(Instant before);

    abstract Change drop(Instant before, int portion);

    final WorkHandler.Verdict run(Lease lease, WorkItem item) {
        for (int portion = 1; ; portion++) {
            Instant now = context.now();
            Instant before = now.minus(kept);
            boolean older = hasOlder(before);
            boolean last = !older || portion == PORTIONS_A_TURN;
            UnitOfWork unit = context.begin(item.account(), State.partial()).under(lease);
            if (older) {
                unit.change(drop(before, PORTION));
            }
            if (last) {
                // Not a failed attempt.
                unit.reschedule(item.again(older ? now : now.plus(EVERY), 0));
            }
            if (!CommitLoop.isCommitted(
                    context.loop().commit(unit.changeSet().stream().toList()).get(0))) {
                return WorkHandler.Verdict.LEASE_LOST;
            }
            if (last) {
                return WorkHandler.Verdict.PUT_OFF;
            }
        }
    }
}
