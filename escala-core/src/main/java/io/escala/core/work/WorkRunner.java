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
 * Does the durable work that is due: sends what is queued, fetches profiles, registers contacts. Call {@link #runDue} from a
 * test, a timer, or let {@link Workers} call it. Any number of threads and machines may call it at once: each takes lanes that
 * nobody else has, and a lane that its owner dropped is taken over when the lease runs out.
 *
 * <p>No item stops the others. What throws is put off, longer each time. What ended three attempts with a Java {@link Error}, or
 * what five workers in a row had begun, with nothing beside it, when they were heard of last, goes into quarantine
 * ({@link io.escala.core.inbox.Quarantine#work}) and can be replayed; a send that had set out becomes unknown instead.
 *
 * <p>Thread-safe.
 */
public final class WorkRunner {
    /** How long a lane is leased: longer than the longest call to a channel and the commits around it. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(WorkRunner.class);

    /** After so many items of one lane, another lane may have its turn. */
    private static final int TURN = 50;

    private record Lane(AccountId account, String name) {}

    private final InboxContext context;
    private final Map<WorkKind, WorkHandler> handlers = new EnumMap<>(WorkKind.class);
    private final WorkItemRunner items;
    private final Queue<Lease> owed = new ConcurrentLinkedQueue<>();
    private final Set<Workers> workers = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Instant lastRun;

    /**
     * Made by the inbox.
     *
     * @param context what every use case is given
     * @param handlers one for each kind of work that is to be done here
     * @param jitter spreads what is tried again
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
     * Does work that is due now, until there is none that this caller may do, or enough was done. What is put off is not waited
     * for. Blocks while channels are called.
     *
     * @param max how many items at most
     * @return how many items were handled, whatever became of them; 0 when there is nothing to do now
     * @throws TryAgainException when the store is away; what was under way is taken up again later
     */
    public int runDue(int max) {
        lastRun = context.now();
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
            // A lane that looks due although there is nothing to do in it, because what is due
            // stands behind more than is looked at, would be offered again and again, before all
            // others: the second time it is kept until the end.
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
        // If somebody else has the lane by now, there is nothing to give back.
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

    /** What could not be given back while the store was away: its item must not be taken for one that its worker died of. */
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

    /**
     * How the workers of this process are doing, and when it ran work last.
     *
     * @return their state now
     */
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
