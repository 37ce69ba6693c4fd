package io.escala.core.internal.work;

import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.Defects;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.work.WorkHandler.Verdict;
import io.escala.core.port.Metrics;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.NotLoadedException;
import io.escala.crm.retry.Backoff;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one item of a leased lane at a time, so that no item stops the workers: an exception reschedules the item, and an
 * item that harmed its workers too often is quarantined. Thread-safe.
 */
final class WorkItemRunner {
    private static final Logger LOG = LoggerFactory.getLogger(WorkItemRunner.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final InboxContext context;
    private final Map<WorkKind, WorkHandler> handlers;
    private final HeldLeases leases;
    private final Backoff backoff;

    /** Read lock for items that run beside others, write lock for items that run alone. */
    private final ReentrantReadWriteLock running = new ReentrantReadWriteLock(true);

    WorkItemRunner(
            InboxContext context, Map<WorkKind, WorkHandler> handlers, HeldLeases leases, DoubleSupplier random) {
        this.context = context;
        this.handlers = handlers;
        this.leases = leases;
        this.backoff = Backoff.jittered(FIRST_WAIT, LONGEST_WAIT, random);
    }

    Verdict run(Lease lease, WorkItem item) {
        WorkHandler handler = handlers.get(item.key().kind());
        if (handler == null) {
            throw new IllegalStateException("no handler of " + item.key().kind());
        }
        SuspicionRules.Run how = SuspicionRules.of(item);
        if (how == SuspicionRules.Run.NOT) {
            return giveUp(lease, item, handler, null, context.metrics().ticks());
        }
        // A handler whose host runs work from within it would otherwise deadlock with itself.
        boolean within = running.getReadHoldCount() > 0 || running.isWriteLockedByCurrentThread();
        boolean alone = how == SuspicionRules.Run.ALONE && !within;
        if (alone) {
            LOG.warn(
                    "{} work runs alone: {} worker(s) that had begun it disappeared",
                    item.key().kind(),
                    item.suspicions());
        }
        return holding(alone ? running.writeLock() : running.readLock(), () -> handle(lease, item, handler, alone));
    }

    private static Verdict holding(Lock lock, Supplier<Verdict> run) {
        lock.lock();
        try {
            return run.get();
        } finally {
            lock.unlock();
        }
    }

    private Verdict handle(Lease lease, WorkItem item, WorkHandler handler, boolean alone) {
        if (!CommitLoop.reading(() -> context.store().begin(lease, item.key(), alone, leases.duration()))) {
            return Verdict.LEASE_LOST;
        }
        leases.held(lease);
        long started = context.metrics().ticks();
        try {
            Verdict verdict = CommitLoop.reading(() -> handler.handle(lease, item));
            count(item, worked(verdict), started);
            return verdict;
        } catch (TryAgainException | NotLoadedException e) {
            count(item, Metrics.Worked.TRY_AGAIN, started);
            throw e;
        } catch (RuntimeException e) {
            count(item, Metrics.Worked.FAILED, started);
            return putOff(lease, item.again(nextTry(item)), e);
        } catch (Error e) {
            Defects.rethrowIfFatal(e);
            WorkItem after = item.afterError(nextTry(item));
            if (SuspicionRules.tooManyErrors(after)) {
                return giveUp(lease, after, handler, e, started);
            }
            count(item, Metrics.Worked.FAILED, started);
            return putOff(lease, after, e);
        }
    }

    private void count(WorkItem item, Metrics.Worked worked, long started) {
        Metrics metrics = context.metrics();
        metrics.work(item.key().kind(), worked, metrics.ticks() - started);
    }

    private static Metrics.Worked worked(Verdict verdict) {
        return switch (verdict) {
            case SETTLED -> Metrics.Worked.SETTLED;
            case PUT_OFF -> Metrics.Worked.PUT_OFF;
            case LEASE_LOST -> Metrics.Worked.LEASE_LOST;
        };
    }

    private Instant nextTry(WorkItem item) {
        return backoff.due(context.now(), item.attempts());
    }

    /**
     * A bug in one item must not stop the lane: the item is retried at growing intervals, and the log contains the stack.
     */
    private Verdict putOff(Lease lease, WorkItem later, Throwable defect) {
        // Without the key, which may contain personal data.
        LOG.error(
                "{} work failed in attempt {}; tried again at {}",
                later.key().kind(),
                later.attempts(),
                later.due(),
                Defects.withoutMessages(defect));
        return commit(changes(lease).reschedule(later), Verdict.PUT_OFF);
    }

    /** Gives up an item that threw too often, or whose workers were lost too often. */
    private Verdict giveUp(Lease lease, WorkItem item, WorkHandler handler, @Nullable Error thrown, long started) {
        Optional<Verdict> settled = settledOtherwise(lease, item, handler);
        if (settled.isPresent()) {
            count(item, worked(settled.get()), started);
            return settled.get();
        }
        if (thrown == null) {
            LOG.error(
                    "{} work is quarantined: {} workers that had begun it disappeared",
                    item.key().kind(),
                    item.suspicions());
        } else {
            LOG.error(
                    "{} work is quarantined after {} errors",
                    item.key().kind(),
                    item.errors(),
                    Defects.withoutMessages(thrown));
        }
        QuarantinedWork quarantined = new QuarantinedWork(
                item,
                thrown == null ? QuarantinedWork.Reason.LOST_WORKERS : QuarantinedWork.Reason.ERRORS,
                thrown == null ? null : thrown.getClass().getName(),
                context.now());
        Verdict verdict = commit(
                changes(lease).done(item.key()).change(new IntakeChange.QuarantineWork(quarantined)), Verdict.SETTLED);
        count(item, verdict == Verdict.SETTLED ? Metrics.Worked.QUARANTINED : worked(verdict), started);
        return verdict;
    }

    /** The handler's own way to give up an item may cause the same harm, so its failure leads to quarantine. */
    private static Optional<Verdict> settledOtherwise(Lease lease, WorkItem item, WorkHandler handler) {
        try {
            return handler.giveUp(lease, item);
        } catch (TryAgainException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            LOG.error("{} work could not be given up", item.key().kind(), Defects.withoutMessages(e));
            return Optional.empty();
        }
    }

    private ChangeSet.Builder changes(Lease lease) {
        return ChangeSet.builder(lease.account(), new OperationId(context.ids().next()), context.now())
                .under(lease);
    }

    private Verdict commit(ChangeSet.Builder changes, Verdict verdict) {
        return CommitLoop.isCommitted(
                        context.loop().commit(List.of(changes.build())).get(0))
                ? verdict
                : Verdict.LEASE_LOST;
    }
}
