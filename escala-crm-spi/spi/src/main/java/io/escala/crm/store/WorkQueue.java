package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.event.LoggedEvent;
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
 * The durable work and the event log. Work comes in and is settled through ChangeSets; {@link #lease}, {@link #extend} and
 * {@link #begin} are the only other writes.
 *
 * <p>Lease time is the store's own clock (a database's: the same for every machine). Due time is the caller's.
 */
public interface WorkQueue {
    /**
     * Leases lanes that have due work and that nobody holds. A lane is held by one lease at a time; a lease that ran out may be
     * taken over, and its old token is worth nothing from then on. Until then what is committed under it still lands, so that the
     * outcome of a call that took too long is not lost for nothing.
     *
     * <p>Taking over a lane whose holder had begun an item ({@link #begin}) and neither settled nor put it off makes the item
     * {@linkplain WorkItem#abandoned suspect}, in the same transaction: the worker may have died of it.
     *
     * @param kinds lanes with due work of these kinds
     * @param now work due at or before this counts
     * @param lanes how many lanes at most
     * @param duration how long the lease lasts from now, by the store's clock
     * @return the leases, those whose work has been due longest first; over all accounts
     */
    List<Lease> lease(Collection<WorkKind> kinds, Instant now, int lanes, Duration duration);

    /**
     * Makes a lease last longer.
     *
     * @param lease the lease
     * @param duration how long it lasts from now
     * @return whether the token is still held; false when the lease ran out, whether or not somebody else has it
     */
    boolean extend(Lease lease, Duration duration);

    /**
     * Notes which item of a leased lane is begun, and makes the lease last longer. Of one lease only the item begun last is
     * remembered, until it is settled or put off, or the lease is given back.
     *
     * @param lease the lease
     * @param item the item that is begun
     * @param alone whether the process runs no other work while it runs this
     * @param duration how long the lease lasts from now
     * @return whether the token is still held, as of {@link #extend}; when it is not, nothing is noted
     */
    boolean begin(Lease lease, WorkKey item, boolean alone, Duration duration);

    /**
     * Reads the work of a lane, due or not, in the order it was enqueued.
     *
     * @param account the account
     * @param lane the lane
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @return the work
     */
    List<WorkItem> lane(AccountId account, String lane, int limit);

    /**
     * Lists the work that is in quarantine.
     *
     * @param account the account, or {@link AccountId#NONE} for work that belongs to none
     * @param after where the page begins, or null for the first
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @return the work, in an order that does not change
     */
    Page<QuarantinedWork> quarantinedWork(AccountId account, @Nullable String after, int limit);

    /**
     * Reads work that is in quarantine.
     *
     * @param account the account, or {@link AccountId#NONE}
     * @param keys which work, any number
     * @return what is there of it
     */
    Map<WorkKey, QuarantinedWork> quarantinedWork(AccountId account, Collection<WorkKey> keys);

    /**
     * Reads the event log of an account after a position. A cursor never passes an event that is not committed yet: whoever reads
     * on from the last cursor sees every event once, however slowly its transaction committed.
     *
     * @param account the account
     * @param after the cursor of the last event read, or null for the beginning
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @return events in the order of the log; those of one ChangeSet stay together and in order
     */
    List<LoggedEvent> events(AccountId account, @Nullable String after, int limit);
}
