package io.escala.core.internal.work;

import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.work.WorkRunner;
import io.escala.core.work.WorkerStatus;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.OperationId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import io.escala.crm.work.WorkPriority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work under leases of lanes. Items do not affect each other. Thread-safe.
 */
public final class LeasedWorkRunner implements WorkRunner {
    private static final Logger LOG = LoggerFactory.getLogger(WorkRunner.class);

    /** After this many items of one lane, another lane is served. */
    private static final int TURN = 50;

    /** After this many items of bulk work, a worker looks again for normal work in the lane. */
    private static final int BULK_AT_ONCE = 5;

    /** Items that wait for each other. */
    private record Group(WorkPriority priority, String name) {}

    private final InboxContext context;
    private final Map<WorkKind, WorkHandler> handlers = new EnumMap<>(WorkKind.class);
    private final HeldLeases leases;
    private final WorkParts parts;
    private final Queue<Lease> owed = new ConcurrentLinkedQueue<>();

    /** Tokens of requests whose answer was lost: made again, they find the lease that was granted. */
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

    private final Set<WorkerThreads> workers = ConcurrentHashMap.newKeySet();
    private final WorkSelection selection;
    private volatile @Nullable Instant lastRun;
    private volatile boolean standingEnqueued;

    /**
     * Creates a runner.
     *
     * @param context store, ports, clock and ids
     * @param handlers one for each kind of work that is run here
     * @param random spreads retries: numbers from 0 to 1
     */
    public LeasedWorkRunner(InboxContext context, Collection<? extends WorkHandler> handlers, DoubleSupplier random) {
        this(context, handlers, random, WorkSelection.EVERYTHING);
    }

    /**
     * Creates a runner of certain lanes.
     *
     * @param context store, ports, clock and ids
     * @param handlers one for each kind of work that is run here
     * @param random spreads retries: numbers from 0 to 1
     * @param selection says which lanes
     */
    public LeasedWorkRunner(
            InboxContext context,
            Collection<? extends WorkHandler> handlers,
            DoubleSupplier random,
            WorkSelection selection) {
        this.context = context;
        this.selection = selection;
        for (WorkHandler handler : handlers) {
            if (this.handlers.put(handler.kind(), handler) != null) {
                throw new IllegalArgumentException("two handlers of " + handler.kind());
            }
        }
        this.leases = new HeldLeases(context);
        RunGate gate = new RunGate();
        FailedItems failures = new FailedItems(context, random);
        this.parts = new WorkParts(
                leases, gate, new WorkItemRunner(context, this.handlers, leases, gate, failures), failures);
    }

    @Override
    public int runDue(int max) {
        return run(max, null);
    }

    /** Returns lanes for workers: in them the calls of a lane run at the same time. */
    ParallelLanes parallelLanes(int callsPerLane, ThreadFactory threads) {
        return new ParallelLanes(context, parts, callsPerLane, threads, this::releaseOrOwe);
    }

    /**
     * Runs due work.
     *
     * @param max the maximum number of items; a lane that the parallel lanes take counts as one
     * @param parallel takes the lanes whose calls can run at the same time, and runs them on; null to run each item here
     * @return how many items were handled
     */
    int run(int max, @Nullable ParallelLanes parallel) {
        lastRun = context.now();
        enqueueStanding();
        returnLeases();
        if (parallel != null) {
            parallel.tick();
        }
        List<Lease> idle = new ArrayList<>();
        try {
            return runDue(max, idle, parallel);
        } finally {
            owed.addAll(idle);
            returnLeases();
        }
    }

    /**
     * Runs due work.
     *
     * @param idle gets the leases of lanes that had nothing to run after all: given back at once, they would be offered again
     *     before all others
     */
    private int runDue(int max, List<Lease> idle, @Nullable ParallelLanes parallel) {
        int handled = 0;
        if (!selection.prepare()) {
            return 0;
        }
        while (handled < max && !handlers.isEmpty()) {
            Optional<Lease> leased = lease();
            if (leased.isEmpty()) {
                break;
            }
            Lease lease = leased.get();
            Optional<CallWorkHandler> caller = parallel == null ? Optional.empty() : callHandler(lease);
            if (parallel != null && caller.isPresent()) {
                parallel.take(lease, caller.get());
                handled++;
                continue;
            }
            int ofLane = run(lease, Math.min(TURN, max - handled));
            if (ofLane == 0) {
                idle.add(lease);
            }
            handled += ofLane;
        }
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

    private Optional<Lease> lease() {
        String known = unanswered.poll();
        String token = known == null ? context.ids().next() : known;
        try {
            return CommitLoop.reading(() -> context.store()
                    .lease(new LeaseRequest(
                            token, handlers.keySet(), context.now(), leases.duration(), selection.lanes())));
        } catch (TryAgainException e) {
            unanswered.add(token);
            throw e;
        }
    }

    /** The handler of a lane whose calls can run at the same time. */
    private Optional<CallWorkHandler> callHandler(Lease lease) {
        try {
            return CommitLoop.reading(() -> context.store().due(lease, handlers.keySet(), context.now(), 1)).stream()
                    .map(item -> handlers.get(item.key().kind()))
                    .filter(CallWorkHandler.class::isInstance)
                    .map(CallWorkHandler.class::cast)
                    .findFirst();
        } catch (TryAgainException e) {
            owed.add(lease);
            throw e;
        }
    }

    private int run(Lease lease, int max) {
        leases.held(lease);
        try {
            return runLane(lease, max);
        } catch (TryAgainException e) {
            giveBack(lease, e);
            throw e;
        } finally {
            leases.ended(lease);
        }
    }

    /** Runs what is due in a lane, and gives it back if anything was. */
    private int runLane(Lease lease, int max) {
        Set<Group> putOff = new HashSet<>();
        int handled = 0;
        List<WorkItem> next = next(lease, max, putOff);
        while (!next.isEmpty()) {
            for (WorkItem item : next) {
                WorkHandler.Verdict verdict = parts.items().run(lease, item);
                if (verdict == WorkHandler.Verdict.LEASE_LOST) {
                    LOG.warn(
                            "Lost the lease on a lane of {} work; its new owner goes on",
                            item.key().kind());
                    return handled;
                }
                handled++;
                if (verdict == WorkHandler.Verdict.PUT_OFF) {
                    putOff.add(group(item));
                }
            }
            next = handled < max ? next(lease, max - handled, putOff) : List.of();
        }
        if (handled > 0) {
            release(lease);
        }
        return handled;
    }

    /** The items to run next: normal work, or a few items of bulk work if there is none. */
    private List<WorkItem> next(Lease lease, int max, Set<Group> putOff) {
        // What is put off again may be due again at once.
        int limit = Math.min(max + putOff.size(), CursorPage.MAX_LIMIT);
        List<WorkItem> due =
                CommitLoop.reading(() -> context.store().due(lease, handlers.keySet(), context.now(), limit)).stream()
                        .filter(item -> !putOff.contains(group(item)))
                        .toList();
        List<WorkItem> normal = due.stream()
                .filter(item -> item.priority() == WorkPriority.NORMAL)
                .limit(max)
                .toList();
        return normal.isEmpty()
                ? due.stream().limit(Math.min(max, BULK_AT_ONCE)).toList()
                : normal;
    }

    private static Group group(WorkItem item) {
        return new Group(item.priority(), item.group());
    }

    private void release(Lease lease) {
        // Has no effect when another worker has the lane by now.
        context.loop()
                .commit(List.of(ChangeSet.builder(
                                lease.account(), new OperationId(context.ids().next()), context.now())
                        .under(lease)
                        .releaseLease()
                        .build()));
    }

    private void releaseOrOwe(Lease lease) {
        try {
            release(lease);
        } catch (TryAgainException e) {
            owed.add(lease);
            LOG.warn("Work waits: {}", e.getMessage());
        }
    }

    private void giveBack(Lease lease, TryAgainException reason) {
        try {
            release(lease);
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
                release(lease);
                returned = true;
            } finally {
                if (!returned) {
                    owed.add(lease);
                }
            }
        }
    }

    HeldLeases leases() {
        return leases;
    }

    void started(WorkerThreads some) {
        workers.add(some);
    }

    void stopped(WorkerThreads some) {
        workers.remove(some);
    }

    @Override
    public WorkerStatus workers() {
        int started = 0;
        int running = 0;
        long restarts = 0;
        for (WorkerThreads some : workers) {
            started += some.size();
            running += some.running();
            restarts += some.restarts();
        }
        return new WorkerStatus(started, running, restarts, lastRun);
    }
}
