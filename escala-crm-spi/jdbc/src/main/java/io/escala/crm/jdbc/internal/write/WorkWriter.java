package io.escala.crm.jdbc.internal.write;

import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;

/** Plans the writes of work: what is done, what is rescheduled, the lease, and what is new. */
final class WorkWriter {
    private WorkWriter() {}

    static void write(ChangeSet set, AccountPlan plan) {
        Lease lease = set.lease();
        if (lease != null) {
            for (WorkKey done : set.done()) {
                plan.add(WorkStatements.DONE, key(done), new WorkStatements.InLane<>(lease.lane(), done));
            }
            for (WorkItem again : set.rescheduled()) {
                plan.add(WorkStatements.RESCHEDULE, key(again.key()), new WorkStatements.InLane<>(lease.lane(), again));
            }
            if (set.releasesLease()) {
                plan.add(WorkStatements.RELEASE_LEASE, lease.lane(), lease);
            }
        }
        for (WorkItem item : set.enqueued()) {
            plan.add(WorkStatements.ENQUEUE, key(item.key()), item);
        }
    }

    static String key(WorkKey key) {
        return StoredNames.WORK.tag(key.kind()) + "/" + key.id();
    }
}
