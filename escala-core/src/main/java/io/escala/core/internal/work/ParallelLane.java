package io.escala.core.internal.work;

import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.Defects;
import io.escala.core.internal.loop.BatchResult;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.work.WorkHandler.Verdict;
import io.escala.crm.change.NotLoadedException;
import io.escala.crm.store.CursorPage;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A leased lane with several calls under way. A step settles what has ended, together, and begins what has room, together; it is made by
 * whichever thread ended a call or ticks, one at a time. So nothing waits for a call but its own group.
 *
 * <p>Thread-safe.
 */
final class ParallelLane {
    private static final Logger LOG = LoggerFactory.getLogger(ParallelLane.class);

    /** An item that has run: with an answer to settle, or settled already, or failed. */
    private record Ended(
            WorkItem item,
            CallWorkHandler.@Nullable Answer answer,
            @Nullable Verdict verdict,
            @Nullable Throwable thrown,
            boolean entered,
            long started) {}

    private final InboxContext context;
    private final ParallelLanes lanes;
    private final WorkParts parts;
    private final Lease lease;
    private final CallWorkHandler handler;

    private final AtomicBoolean stepWanted = new AtomicBoolean();
    private final AtomicBoolean stepping = new AtomicBoolean();
    private final AtomicBoolean ticked = new AtomicBoolean();
    private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();

    /** A call ended with an error of the virtual machine: as after a kill, the lane is taken over when the lease has expired. */
    private volatile boolean broken;

    // Only of the step.
    private final LaneItems items;
    private boolean lost;
    private boolean over;

    ParallelLane(InboxContext context, ParallelLanes lanes, WorkParts parts, Lease lease, CallWorkHandler handler) {
        this.context = context;
        this.lanes = lanes;
        this.parts = parts;
        this.lease = lease;
        this.handler = handler;
        this.items = new LaneItems(lanes.callsPerLane());
    }

    /** Looks at work that was put off, and for new work. */
    void tick() {
        ticked.set(true);
        advance();
    }

    /** Makes steps until none is wanted; if another thread is at it, that thread does. */
    private void advance() {
        stepWanted.set(true);
        while (stepWanted.get() && stepping.compareAndSet(false, true)) {
            try {
                stepWanted.set(false);
                step();
            } catch (TryAgainException e) {
                // The next tick tries again.
                LOG.warn("Work waits: {}", e.getMessage());
                return;
            } catch (RuntimeException | Error e) {
                lanes.failed(e);
                return;
            } finally {
                stepping.set(false);
            }
        }
    }

    private void step() {
        if (over) {
            return;
        }
        if (ticked.getAndSet(false)) {
            items.tick();
        }
        settle();
        boolean idle = lost || broken || lanes.isStopping() || begin();
        if (idle && items.isEmpty()) {
            over = true;
            lanes.over(this, lease, !lost && !broken);
        }
    }

    private void settle() {
        List<Ended> batch = new ArrayList<>();
        for (Ended some = ended.poll(); some != null; some = ended.poll()) {
            batch.add(some);
        }
        List<Ended> answered =
                batch.stream().filter(some -> some.answer() != null).toList();
        List<BatchResult<Verdict>> results;
        try {
            results = answered.isEmpty() ? List.of() : settle(answered);
        } catch (TryAgainException e) {
            // An answer is not lost because the store is unavailable.
            ended.addAll(batch);
            throw e;
        }
        for (int i = 0; i < answered.size(); i++) {
            settled(answered.get(i), results.get(i));
        }
        batch.stream().filter(some -> some.answer() == null).forEach(this::settled);
    }

    private List<BatchResult<Verdict>> settle(List<Ended> answered) {
        List<Supplier<Decision<Verdict>>> decisions = new ArrayList<>();
        for (Ended some : answered) {
            CallWorkHandler.Answer answer = some.answer();
            if (answer != null) {
                decisions.add(() -> answer.decide(lease));
            }
        }
        return context.loop().runAll(decisions);
    }

    private void settled(Ended some, BatchResult<Verdict> result) {
        CallWorkHandler.Answer answer = some.answer();
        if (answer == null) {
            throw new IllegalStateException("nothing to settle");
        }
        if (result instanceof BatchResult.Committed<Verdict> committed) {
            answer.committed();
            end(some, committed.answer());
        } else if (result instanceof BatchResult.Failed<Verdict> failed) {
            if (failed.thrown() instanceof TryAgainException) {
                ended.add(some);
            } else {
                remove(some, failed(some.item(), failed.thrown(), some.started()));
            }
        } else {
            keepFacts(some, answer);
        }
    }

    private void keepFacts(Ended some, CallWorkHandler.Answer answer) {
        try {
            answer.keepFacts();
        } catch (TryAgainException e) {
            LOG.warn("Work waits: {}", e.getMessage());
            ended.add(some);
            return;
        } catch (RuntimeException | Error e) {
            lanes.failed(e);
        }
        end(some, Verdict.LEASE_LOST);
    }

    private void settled(Ended some) {
        Throwable thrown = some.thrown();
        Verdict verdict = some.verdict();
        if (thrown != null) {
            remove(some, broken ? Verdict.PUT_OFF : failed(some.item(), thrown, some.started()));
        } else if (verdict != null) {
            remove(some, verdict);
        }
    }

    private Verdict failed(WorkItem item, Throwable thrown, long started) {
        if (thrown instanceof TryAgainException || thrown instanceof NotLoadedException) {
            parts.failures().storeUnavailable(item, started);
            return Verdict.PUT_OFF;
        }
        try {
            return parts.failures().threw(lease, item, handler, thrown, started);
        } catch (TryAgainException e) {
            LOG.warn("Work waits: {}", e.getMessage());
            return Verdict.PUT_OFF;
        }
    }

    private void end(Ended some, Verdict verdict) {
        parts.failures().ended(some.item(), verdict, some.started());
        remove(some, verdict);
    }

    private void remove(Ended some, Verdict verdict) {
        parts.leases().ended(lease, some.item().key());
        if (some.entered()) {
            parts.gate().leave();
        }
        items.ended(some.item(), verdict == Verdict.PUT_OFF);
        if (verdict == Verdict.LEASE_LOST) {
            lose();
        }
    }

    private void lose() {
        if (!lost) {
            lost = true;
            parts.leases().ended(lease);
            LOG.warn("Lost the lease on a lane of {} work; its new owner goes on", handler.kind());
        }
    }

    /** Begins what is due and has room, and returns whether the lane may be left when nothing runs. */
    private boolean begin() {
        if (!parts.leases().holds(lease)) {
            lose();
            return true;
        }
        int room = Math.min(items.free(), handler.room(lease));
        if (room <= 0) {
            return false;
        }
        List<WorkItem> due = CommitLoop.reading(() -> context.store()
                .due(lease, Set.of(handler.kind()), context.now(), Math.min(items.toRead(room), CursorPage.MAX_LIMIT)));
        if (due.isEmpty()) {
            return handler.mayLeave(lease);
        }
        List<WorkItem> suspects = new ArrayList<>();
        List<WorkItem> chosen = new ArrayList<>();
        items.choose(due, room)
                .forEach(item ->
                        (SuspicionRules.of(item) == SuspicionRules.Run.BESIDE_OTHERS ? chosen : suspects).add(item));
        suspects.forEach(this::runAlone);
        begin(chosen);
        return false;
    }

    /** Without the others: it waits for them on a thread of its own. */
    private void runAlone(WorkItem item) {
        if (!lanes.enter()) {
            return;
        }
        items.begun(item);
        lanes.run(() -> running(item, false, () -> new Ended(item, null, alone(item), null, false, 0)));
    }

    private Verdict alone(WorkItem item) {
        try {
            return parts.items().run(lease, item);
        } catch (TryAgainException | NotLoadedException e) {
            LOG.warn("Work waits: {}", e.getMessage());
            return Verdict.PUT_OFF;
        }
    }

    private void begin(List<WorkItem> chosen) {
        List<WorkItem> entered = new ArrayList<>();
        for (WorkItem item : chosen) {
            if (lanes.enter()) {
                if (parts.gate().tryEnter()) {
                    entered.add(item);
                } else {
                    lanes.leave();
                }
            }
        }
        if (entered.isEmpty()) {
            return;
        }
        long started = context.metrics().ticks();
        List<BatchResult<CallWorkHandler.Start>> starts = List.of();
        try {
            starts = start(entered);
        } catch (TryAgainException | NotLoadedException e) {
            entered.forEach(item -> parts.failures().storeUnavailable(item, started));
            throw e;
        } finally {
            for (int i = starts.size(); i < entered.size(); i++) {
                lanes.leave();
                parts.gate().leave();
                parts.leases().ended(lease, entered.get(i).key());
            }
        }
        for (int i = 0; i < starts.size(); i++) {
            begun(entered.get(i), starts.get(i), started);
        }
    }

    /** Returns a start of each item, or of none when the lease is lost. */
    private List<BatchResult<CallWorkHandler.Start>> start(List<WorkItem> entered) {
        boolean held = CommitLoop.reading(() -> context.store()
                .begin(
                        lease,
                        entered.stream().map(WorkItem::key).toList(),
                        false,
                        parts.leases().duration()));
        if (!held) {
            lose();
            return List.of();
        }
        entered.forEach(item -> parts.leases().begun(lease, item.key()));
        return handler.start(lease, entered);
    }

    private void begun(WorkItem item, BatchResult<CallWorkHandler.Start> result, long started) {
        items.begun(item);
        CallWorkHandler.Call call = null;
        if (result instanceof BatchResult.Committed<CallWorkHandler.Start> committed) {
            call = committed.answer().call();
        }
        if (call != null) {
            CallWorkHandler.Call made = call;
            lanes.run(() -> running(
                    item, true, () -> new Ended(item, parts.gate().inside(made::make), null, null, true, started)));
            return;
        }
        lanes.leave();
        // What is next in its group may be due.
        stepWanted.set(true);
        Ended uncalled = new Ended(item, null, null, null, true, started);
        if (result instanceof BatchResult.Committed<CallWorkHandler.Start> committed) {
            Verdict verdict = committed.answer().verdict();
            end(uncalled, verdict == null ? Verdict.PUT_OFF : verdict);
        } else if (result instanceof BatchResult.Failed<CallWorkHandler.Start> failed) {
            remove(uncalled, failed(item, failed.thrown(), started));
        } else {
            end(uncalled, Verdict.LEASE_LOST);
        }
    }

    /** Runs on a thread of its own. */
    private void running(WorkItem item, boolean entered, Supplier<Ended> run) {
        try {
            ended.add(run.get());
        } catch (RuntimeException | Error e) {
            if (Defects.isFatal(e)) {
                broken = true;
                parts.leases().ended(lease);
                lanes.failed(e);
            }
            ended.add(new Ended(item, null, null, e, entered, context.metrics().ticks()));
        } finally {
            lanes.leave();
        }
        advance();
    }
}
