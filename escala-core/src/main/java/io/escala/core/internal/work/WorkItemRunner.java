package io.escala.core.internal.work;

import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.work.WorkHandler.Verdict;
import io.escala.crm.change.NotLoadedException;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one item of a leased lane at a time, so that no item stops the workers: an exception reschedules the item, and an
 * item that harmed its workers too often is quarantined. Thread-safe.
 */
final class WorkItemRunner {
    private static final Logger LOG = LoggerFactory.getLogger(WorkItemRunner.class);

    private final InboxContext context;
    private final Map<WorkKind, WorkHandler> handlers;
    private final HeldLeases leases;
    private final RunGate gate;
    private final FailedItems failures;

    WorkItemRunner(
            InboxContext context,
            Map<WorkKind, WorkHandler> handlers,
            HeldLeases leases,
            RunGate gate,
            FailedItems failures) {
        this.context = context;
        this.handlers = handlers;
        this.leases = leases;
        this.gate = gate;
        this.failures = failures;
    }

    Verdict run(Lease lease, WorkItem item) {
        WorkHandler handler = handlers.get(item.key().kind());
        if (handler == null) {
            throw new IllegalStateException("no handler of " + item.key().kind());
        }
        SuspicionRules.Run how = SuspicionRules.of(item);
        if (how == SuspicionRules.Run.NOT) {
            return failures.giveUp(lease, item, handler, null, context.metrics().ticks());
        }
        if (how == SuspicionRules.Run.ALONE && gate.canBeAlone()) {
            LOG.warn(
                    "{} work runs alone: {} worker(s) that had begun it disappeared",
                    item.key().kind(),
                    item.suspicions());
            return gate.alone(() -> handle(lease, item, handler, true));
        }
        return gate.beside(() -> handle(lease, item, handler, false));
    }

    private Verdict handle(Lease lease, WorkItem item, WorkHandler handler, boolean alone) {
        if (!CommitLoop.reading(() -> context.store().begin(lease, List.of(item.key()), alone, leases.duration()))) {
            return Verdict.LEASE_LOST;
        }
        leases.begun(lease, item.key());
        long started = context.metrics().ticks();
        try {
            Verdict verdict = CommitLoop.reading(() -> handler.handle(lease, item));
            failures.ended(item, verdict, started);
            return verdict;
        } catch (TryAgainException | NotLoadedException e) {
            failures.storeUnavailable(item, started);
            throw e;
        } catch (RuntimeException | Error e) {
            return failures.threw(lease, item, handler, e, started);
        } finally {
            leases.ended(lease, item.key());
        }
    }
}
