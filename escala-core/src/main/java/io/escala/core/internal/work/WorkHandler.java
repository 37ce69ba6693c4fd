package io.escala.core.internal.work;

import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Handles work of one kind. Implemented by the library itself; thread-safe, because several lanes run at once.
 *
 * <p>A handler commits its effects under the lease, and settles or reschedules the item in the same ChangeSet. If it throws,
 * the item stays in the lane: {@link io.escala.core.channel.TryAgainException} stops the run, any other exception
 * reschedules the item, and repeated {@link Error}s cause the item to be {@linkplain #giveUp given up}.
 */
public interface WorkHandler {
    /** Returns the kind of work it handles. */
    WorkKind kind();

    /**
     * Returns the items that must always be in the store, such as a daily task: enqueued when this process first runs work, unless
     * they are there. The handler reschedules them and never settles them.
     *
     * @param now the current time
     * @return the items; none by default
     */
    default List<WorkItem> standing(Instant now) {
        return List.of();
    }

    /**
     * Handles one item. It is due, and no earlier item of its group is pending.
     *
     * @param lease the lease on the item's lane, just extended
     * @param item the item
     * @return the outcome
     */
    Verdict handle(Lease lease, WorkItem item);

    /**
     * Handles an item that harmed its workers too often, for kinds of work that must not be quarantined.
     *
     * @param lease the lease on the item's lane
     * @param item the item
     * @return the outcome; empty, which is the default, to quarantine the item
     */
    default Optional<Verdict> giveUp(Lease lease, WorkItem item) {
        return Optional.empty();
    }

    /** The outcome of an item. */
    enum Verdict {
        /** It is done, and removed from the lane. */
        SETTLED,
        /** It is still in the lane with a later due time, and blocks its group. */
        PUT_OFF,
        /** Another worker has the lane: nothing more may be done under this lease. */
        LEASE_LOST
    }
}
