package io.escala.core.contacts;

import io.escala.core.loop.Decided;
import io.escala.core.loop.Surroundings;
import io.escala.core.work.WorkHandler.Verdict;
import io.escala.crm.store.State;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import java.time.Duration;
import java.util.function.Supplier;

/** Ends an item of work under its lease. */
final class Leased {
    private Leased() {}

    /** Puts the item off; the delay doubles with every try in vain. */
    static Verdict putOff(Surroundings around, Lease lease, WorkItem item, Duration firstDelay) {
        Duration delay = firstDelay.multipliedBy(1L << Math.min(item.attempts(), 20));
        return settle(
                around,
                lease,
                () -> Decided.commit(
                        around.fold(lease.account(), new State())
                                .under(lease)
                                .reschedule(item.again(around.now().plus(delay))),
                        Verdict.PUT_OFF));
    }

    /** Decides and commits under the lease. */
    static Verdict settle(Surroundings around, Lease lease, Supplier<Decided<Verdict>> decision) {
        return around.loop().runUnderLease(decision).orElse(Verdict.LEASE_LOST);
    }
}
