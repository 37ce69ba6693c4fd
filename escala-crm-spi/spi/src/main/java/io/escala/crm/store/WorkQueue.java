package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The durable work items. ChangeSets enqueue and settle work; {@link #lease}, {@link #extend} and
 * {@link #begin} are the only other writes.
 *
 * <p>Leases expire by the store's clock (a database's, the same for every machine). Due times are compared with the
 * caller's.
 */
public interface WorkQueue {
    /**
     * Leases the lane whose work has been due longest, among those that no lease holds. A lane has one lease at a time. An
     * expired lease may be taken over, which invalidates its token. Until then ChangeSets under it are still committed, so the
     * outcome of a call that took too long is not lost.
     *
     * <p>Only the first item of each group and queue counts, in the order they were enqueued: a lane whose first items are not due
     * yet is not leased, whatever waits behind them.
     *
     * <p>If the former holder had begun items ({@link #begin}) and neither settled nor postponed them, the take-over marks them
     * as {@linkplain WorkItem#abandoned abandoned} in the same transaction: one of them may have killed its worker.
     *
     * <p>If the token already holds a lease that has not expired, this lease is returned again, as it is: so a request whose
     * answer was lost is made again, with the same token.
     *
     * @return the lease, of any account; empty when no lane is free and has such work
     */
    Optional<Lease> lease(LeaseRequest request);

    /**
     * Extends a lease.
     *
     * @param duration the time from now until the lease expires
     * @return whether the lease was still held; false once it expired, whether or not it was taken over
     */
    boolean extend(Lease lease, Duration duration);

    /**
     * Records, in one transaction, that items of a leased lane are begun, each until it is settled or postponed or the lease is
     * released, and extends the lease. Items that were begun before stay so: several of a lane may run at once. An item that is not
     * in the lane is not recorded.
     *
     * @param items the items, any number
     * @param alone whether the process runs no other work meanwhile
     * @param duration the time from now until the lease expires
     * @return whether the lease was still held, as in {@link #extend}; otherwise nothing is recorded
     */
    boolean begin(Lease lease, Collection<WorkKey> items, boolean alone, Duration duration);

    /**
     * Reads what may run now under a lease: of each group and queue the first item in the order they were enqueued, if it is due
     * and of one of the kinds. Normal work comes before bulk work, each in the order it was enqueued.
     *
     * @param lease a lease; whether it is still held is not checked
     * @param kinds only items of these kinds; an item of another kind still blocks its group
     * @param now only items due at or before this
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     */
    List<WorkItem> due(Lease lease, Collection<WorkKind> kinds, Instant now, int limit);

    /**
     * Reads the work of a lane, due or not and of both queues, in the order it was enqueued.
     *
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     */
    List<WorkItem> lane(AccountId account, String lane, int limit);

    /**
     * Lists quarantined work.
     *
     * @param account the account, or {@link AccountId#NONE} for work of no account
     * @param after start of the page, or null for the first
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return the work, in a stable order
     */
    CursorPage<QuarantinedWork> quarantinedWork(AccountId account, @Nullable String after, int limit);

    /**
     * Reads quarantined work.
     *
     * @param account the account, or {@link AccountId#NONE}
     * @param keys the keys of the work, any number
     * @return those that are quarantined
     */
    Map<WorkKey, QuarantinedWork> quarantinedWork(AccountId account, Collection<WorkKey> keys);
}
