package io.escala.core.work;

import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.Optional;

/**
 * Does work of one kind. Implemented by the library itself; thread-safe: several lanes run at once.
 *
 * <p>A handler commits what it did under the lease, and in the same ChangeSet settles the item or puts it off. What it throws
 * leaves the item where it is: {@link io.escala.core.channel.TryAgainException} stops the run, anything else puts the item off,
 * and {@link Error}s that keep coming have it {@linkplain #giveUp given up}.
 */
public interface WorkHandler {
    /**
     * What it handles.
     *
     * @return the kind
     */
    WorkKind kind();

    /**
     * Handles one item. It is due, and nothing of its group is before it.
     *
     * @param lease the lease on the item's lane, just made longer
     * @param item the item
     * @return what became of it
     */
    Verdict handle(Lease lease, WorkItem item);

    /**
     * Gives up an item that did its workers too much harm, where quarantine is not what should become of it.
     *
     * @param lease the lease on the item's lane
     * @param item the item
     * @return what became of it; empty, which is the default, when it is to go into quarantine
     */
    default Optional<Verdict> giveUp(Lease lease, WorkItem item) {
        return Optional.empty();
    }

    /** What became of an item. */
    enum Verdict {
        /** It is over, and no longer in the lane. */
        SETTLED,
        /** It is still there, due later: its group waits. */
        PUT_OFF,
        /** Somebody else has the lane: nothing more may be done under this lease. */
        LEASE_LOST
    }
}
