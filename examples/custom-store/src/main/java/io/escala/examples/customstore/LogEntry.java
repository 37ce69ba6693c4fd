package io.escala.examples.customstore;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A write that had an effect. Applied in the order of the log, with the lease clock at its time, it has the same effect again. */
public sealed interface LogEntry {
    /** When it was made, by the lease clock. */
    Instant at();

    /** Makes the write again. */
    void apply(CrmStore store);

    /** A ChangeSet was committed. */
    record Committed(ChangeSet changeSet, Instant at) implements LogEntry {
        @Override
        public void apply(CrmStore store) {
            if (!store.commit(List.of(changeSet)).equals(List.of(new CommitResult.Applied()))) {
                throw new IllegalStateException("a ChangeSet of the log does not fit what is before it");
            }
        }
    }

    /** A lane was leased. */
    record Leased(LeaseRequest request, Instant at) implements LogEntry {
        @Override
        public void apply(CrmStore store) {
            store.lease(request);
        }
    }

    /** A lease was extended. */
    record Extended(Lease lease, Duration duration, Instant at) implements LogEntry {
        @Override
        public void apply(CrmStore store) {
            store.extend(lease, duration);
        }
    }

    /** An item was begun. */
    record Begun(Lease lease, WorkKey item, boolean alone, Duration duration, Instant at) implements LogEntry {
        @Override
        public void apply(CrmStore store) {
            store.begin(lease, List.of(item), alone, duration);
        }
    }
}
