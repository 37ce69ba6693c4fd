package io.escala.core.internal.work;

import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.work.WorkHandler.Verdict;
import io.escala.crm.change.State;
import io.escala.crm.retry.Backoff;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import java.time.Instant;
import java.util.function.Supplier;

/** Completes a work item under its lease. */
public final class LeasedWork {
    private LeasedWork() {}

    /** Reschedules the item. */
    public static Verdict putOff(InboxContext context, Lease lease, WorkItem item, Backoff backoff) {
        Instant due = backoff.due(context.now(), item.attempts());
        return settle(
                context,
                lease,
                () -> Decision.commit(
                        context.begin(lease.account(), State.partial())
                                .under(lease)
                                .reschedule(item.again(due)),
                        Verdict.PUT_OFF));
    }

    /** Settles the item, and changes nothing else. */
    public static Verdict done(InboxContext context, Lease lease, WorkItem item) {
        return settle(
                context,
                lease,
                () -> Decision.commit(
                        context.begin(lease.account(), State.partial())
                                .under(lease)
                                .done(item.key()),
                        Verdict.SETTLED));
    }

    /** Decides and commits under the lease. */
    public static Verdict settle(InboxContext context, Lease lease, Supplier<Decision<Verdict>> decision) {
        return context.loop().runUnderLease(decision).orElse(Verdict.LEASE_LOST);
    }
}
