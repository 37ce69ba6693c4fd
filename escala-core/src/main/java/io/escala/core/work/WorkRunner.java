package io.escala.core.work;

import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.crm.AccountId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import io.escala.crm.store.Page;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the durable work that is due: sends queued messages, fetches profiles, registers contacts. Call {@link #runDue} from
 * a test or a timer, or let {@link Workers} call it. Any number of threads and machines may call it at once: each leases
 * lanes that are free, and the lane of a lost worker is taken over when its lease expires.
 *
 * <p>Items do not affect each other. An item that throws is rescheduled at growing intervals. An item that ended three
 * attempts with a Java {@link Error}, or that five workers in a row were running, and nothing else, when they were lost, is
 * quarantined ({@link io.escala.core.inbox.Quarantine#work}) and can be replayed; a send that was started becomes unknown
 * instead.
 *
 * <p>Thread-safe.
 */
public final class WorkRunner {
    /** How long a lane is leased: longer than the longest call to a channel and the commits around it. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(WorkRunner.class);

    /** After this many items of one lane, another lane is served. */
    private static final int TURN = 50;

    private record Lane(AccountId account, String name) {}

    private final InboxContext context;
    private final Map<WorkKind, WorkHandler> handlers = new EnumMap<>(WorkKind.class);
    private final WorkItemRunner items;
    private final Queue<Lease> owed = new ConcurrentLinkedQueue<>();
    private final Set<Workers> workers = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Instant lastRun;
    private volatile boolean standingEnqueued;

    /**
     * Internal; use {@link io.escala.core.inbox.Inbox#work()}.
     *
     * @param context store, ports, clock and ids
     * @param handlers one for each kind of work that is run here
     * @param jitter spreads retries
     */
    public WorkRunner(InboxContext context, Collection<? extends WorkHandler> handlers, Jitter jitter) {
        this.context = context;
        for (WorkHandler handler : handlers) {
            if (this.handlers.put(handler.kind(), handler) != null) {
                throw new IllegalArgumentException("two handlers of " + handler.kind());
            }
        }
        this.items = new WorkItemRunner(context, this.handlers, jitter);
    }

    /**
     * Runs due work until none is left for this caller or the maximum is reached. Does not wait for rescheduled work. Blocks
     * while channels are called.
     *
     * @param max the maximum number of items
     * @return how many items were handled, whatever their outcome; 0 when no work is due
     * @throws TryAgainException when the store is unavailable; unfinished work is run again later
     */
    public int runDue(int max) {
        lastRun = context.now();
        enqueueStanding();
        returnLeases();
        int handled = 0;
        Set<Lane> idle = new HashSet<>();
        Map<Lane, Lease> kept = new LinkedHashMap<>();
        while (handled < max && !handlers.isEmpty()) {
            List<Lease> leases =
                    CommitLoop.reading(() -> context.store().lease(handlers.keySet(), context.now(), 1, LEASE));
            if (leases.isEmpty()) {
                break;
            }
            Lease lease = leases.get(0);
            Lane lane = new Lane(lease.account(), lease.lane());
            // A lane can look due without having an item to run, because its due items are behind more than one page.
            // It would be offered again and again before all others, so its second lease is kept until the end.
            boolean keep = idle.contains(lane);
            int ofLane = run(lease, Math.min(TURN, max - handled), keep);
            handled += ofLane;
            if (ofLane == 0 && !idle.add(lane) && kept.put(lane, lease) != null) {
                break;
            }
        }
        kept.values().forEach(lease -> release(lease, List.of()));
        return handled;
    }

    /** Two threads may both do it at first, which has no effect: an item that is there stays as it is. */
    private void enqueueStanding() {
        if (standingEnqueued) {
            return;
        }
        Instant now = context.now();
        List<ChangeSet> standing = handlers.values().stream()
                .flatMap(handler -> handler.standing(now).stream())
                .map(item -> ChangeSet.builder(
                                item.account(), new OperationId(context.ids().next()), now)
                        .enqueue(item)
                        .build())
                .toList();
        if (!standing.isEmpty()) {
            context.loop().commit(standing);
        }
        standingEnqueued = true;
    }

    private int run(Lease lease, int max, boolean keepIfIdle) {
        try {
            return runLane(lease, max, keepIfIdle);
        } catch (TryAgainException e) {
            giveBack(lease, e);
            throw e;
        }
    }

    private int runLane(Lease lease, int max, boolean keepIfIdle) {
        LaneRules rules = new LaneRules(handlers.keySet(), context.now());
        int handled = 0;
        for (WorkItem item : lane(lease)) {
            if (handled == max) {
                break;
            }
            if (!rules.runs(item)) {
                continue;
            }
            WorkHandler.Verdict verdict = items.run(lease, item);
            if (verdict == WorkHandler.Verdict.LEASE_LOST) {
                LOG.warn(
                        "Lost the lease on a lane of {} work; its new owner goes on",
                        item.key().kind());
                return handled;
            }
            handled++;
            if (verdict == WorkHandler.Verdict.PUT_OFF) {
                rules.hold(item);
            }
        }
        if (handled > 0 || !keepIfIdle) {
            release(lease, rules.holdsUp() ? rules.followers(lane(lease)) : List.of());
        }
        return handled;
    }

    private List<WorkItem> lane(Lease lease) {
        return CommitLoop.reading(() -> context.store().lane(lease.account(), lease.lane(), Page.MAX_LIMIT));
    }

    private void release(Lease lease, List<WorkItem> followers) {
        ChangeSet.Builder builder = builder(lease).releaseLease();
        followers.forEach(builder::reschedule);
        // Has no effect when another worker has the lane by now.
        context.loop().commit(List.of(builder.build()));
    }

    private void giveBack(Lease lease, TryAgainException reason) {
        try {
            release(lease, List.of());
        } catch (TryAgainException e) {
            owed.add(lease);
            reason.addSuppressed(e);
        }
    }

    /**
     * Releases leases that could not be released while the store was unavailable, so that their items do not count as begun
     * by a lost worker.
     */
    private void returnLeases() {
        for (Lease lease = owed.poll(); lease != null; lease = owed.poll()) {
            boolean returned = false;
            try {
                release(lease, List.of());
                returned = true;
            } finally {
                if (!returned) {
                    owed.add(lease);
                }
            }
        }
    }

    void started(Workers some) {
        workers.add(some);
    }

    void stopped(Workers some) {
        workers.remove(some);
    }

    /** Returns the state of this process's workers, and when it last ran work. */
    public WorkerStatus workers() {
        WorkerStatus all = new WorkerStatus(0, 0, 0, lastRun);
        for (Workers some : workers) {
            all = all.and(some);
        }
        return all;
    }

    private ChangeSet.Builder builder(Lease lease) {
        return ChangeSet.builder(lease.account(), new OperationId(context.ids().next()), context.now())
                .under(lease);
    }
}
