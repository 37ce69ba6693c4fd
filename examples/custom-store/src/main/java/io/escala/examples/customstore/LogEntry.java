package io.escala.examples.customstore;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

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

    /** Lanes were leased. */
    record Leased(Set<WorkKind> kinds, Instant now, int lanes, Duration duration, Instant at) implements LogEntry {
        @Override
        public void apply(CrmStore store) {
            store.lease(kinds, now, lanes, duration);
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
            store.begin(lease, item, alone, duration);
        }
    }
}
