package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
     * Leases lanes that have due work and no current lease. A lane has one lease at a time. An expired lease may be taken
     * over, which invalidates its token. Until then ChangeSets under it are still committed, so the outcome of a call that
     * took too long is not lost.
     *
     * <p>If the former holder had begun an item ({@link #begin}) and neither settled nor postponed it, the take-over marks
     * the item as {@linkplain WorkItem#abandoned abandoned} in the same transaction: the item may have killed its worker.
     *
     * @param kinds only lanes with due work of these kinds
     * @param now only work due at or before this
     * @param lanes the most lanes to lease
     * @param duration the time from now until the lease expires, by the store's clock
     * @return the leases of all accounts, those with the longest due work first
     */
    List<Lease> lease(Collection<WorkKind> kinds, Instant now, int lanes, Duration duration);

    /**
     * Extends a lease.
     *
     * @param duration the time from now until the lease expires
     * @return whether the lease was still held; false once it expired, whether or not it was taken over
     */
    boolean extend(Lease lease, Duration duration);

    /**
     * Records that an item of a leased lane is begun, and extends the lease. Per lease only the item begun last is recorded,
     * until it is settled or postponed, or the lease is released.
     *
     * @param alone whether the process runs no other work meanwhile
     * @param duration the time from now until the lease expires
     * @return whether the lease was still held, as in {@link #extend}; otherwise nothing is recorded
     */
    boolean begin(Lease lease, WorkKey item, boolean alone, Duration duration);

    /**
     * Reads the work of a lane, due or not, in the order it was enqueued.
     *
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     */
    List<WorkItem> lane(AccountId account, String lane, int limit);

    /**
     * Lists quarantined work.
     *
     * @param account the account, or {@link AccountId#NONE} for work of no account
     * @param after start of the page, or null for the first
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @return the work, in a stable order
     */
    Page<QuarantinedWork> quarantinedWork(AccountId account, @Nullable String after, int limit);

    /**
     * Reads quarantined work.
     *
     * @param account the account, or {@link AccountId#NONE}
     * @param keys the keys of the work, any number
     * @return those that are quarantined
     */
    Map<WorkKey, QuarantinedWork> quarantinedWork(AccountId account, Collection<WorkKey> keys);
}
