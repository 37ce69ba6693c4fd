package io.escala.core.internal.work;

import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.Defects;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.work.WorkHandler.Verdict;
import io.escala.core.port.Metrics;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.retry.Backoff;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of items that threw or harmed their workers: they are rescheduled at growing intervals, then quarantined. Also counts
 * the outcomes of items. Thread-safe.
 */
final class FailedItems {
    private static final Logger LOG = LoggerFactory.getLogger(FailedItems.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final InboxContext context;
    private final Backoff backoff;

    FailedItems(InboxContext context, DoubleSupplier random) {
        this.context = context;
        this.backoff = Backoff.jittered(FIRST_WAIT, LONGEST_WAIT, random);
    }

    /** An item threw, other than because the store is unavailable. */
    Verdict threw(Lease lease, WorkItem item, WorkHandler handler, Throwable thrown, long started) {
        if (!(thrown instanceof Error error)) {
            count(item, Metrics.Worked.FAILED, started);
            return putOff(lease, item.again(nextTry(item)), thrown);
        }
        Defects.rethrowIfFatal(error);
        WorkItem after = item.afterError(nextTry(item));
        if (SuspicionRules.tooManyErrors(after)) {
            return giveUp(lease, after, handler, error, started);
        }
        count(item, Metrics.Worked.FAILED, started);
        return putOff(lease, after, error);
    }

    void ended(WorkItem item, Verdict verdict, long started) {
        count(item, worked(verdict), started);
    }

    void storeUnavailable(WorkItem item, long started) {
        count(item, Metrics.Worked.TRY_AGAIN, started);
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
    Verdict giveUp(Lease lease, WorkItem item, WorkHandler handler, @Nullable Error thrown, long started) {
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
