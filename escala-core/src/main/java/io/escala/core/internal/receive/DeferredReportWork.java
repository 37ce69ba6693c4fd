package io.escala.core.internal.receive;

import io.escala.core.internal.conversation.DeferredReports;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.WorkHandler;
import io.escala.crm.change.Claim;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.State;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessageReport;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.retry.Backoff;
import io.escala.crm.store.CommitResult;
import io.escala.crm.text.TextSplitter;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Applies a deferred report to its message when their commits crossed: the report was deferred while the answer that
 * contains the message's id was being committed. Looks again at growing intervals; after eight days, longer than Meta
 * redelivers, a report that is still deferred belongs to a message that was never stored, and is deleted. Thread-safe.
 */
public final class DeferredReportWork implements WorkHandler {
    private static final Duration KEPT = Duration.ofDays(8);
    private static final Backoff BACKOFF = Backoff.exact(Duration.ofMinutes(1), Duration.ofHours(6));

    private final InboxContext context;

    public DeferredReportWork(InboxContext context) {
        this.context = context;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.UNPARK;
    }

    /**
     * The key of the work for a deferred report. Each kind of report has its own, because work is enqueued once per key:
     * with a shared key, a report deferred while the work of another is being settled would have no work.
     */
    static String key(DeferredReport deferred) {
        return deferred.line() + "/" + kind(deferred.report()) + "/" + deferred.providerId();
    }

    private static String kind(MessageReport report) {
        return report instanceof DeliveryStep step
                ? step.status().name()
                : report.key().replace('/', '.');
    }

    static Claim claim(WorkItem item) {
        // Meta's id comes last, because it may contain slashes.
        List<String> parts = TextSplitter.parts(item.key().id(), '/', 3);
        return Claim.providerMessage(new LineId(parts.get(0)), parts.get(2));
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        Claim claim = claim(item);
        Decision<Verdict> decision = CommitLoop.reading(() -> {
            State state = context.load(item.account())
                    .holders(List.of(claim))
                    .deferred(List.of(claim))
                    .conversations()
                    .media()
                    .state();
            return decide(context.begin(item.account(), state).under(lease), item, claim);
        });
        List<CommitResult> results = context.loop().commit(decision.changeSets());
        // All changes here commute, so only a lost lease can cause a conflict.
        return CommitLoop.isCommitted(results.get(0)) ? decision.answer() : Verdict.LEASE_LOST;
    }

    static Decision<Verdict> decide(UnitOfWork unit, WorkItem item, Claim claim) {
        List<DeferredReport> waiting = unit.state().intake().deferred(claim);
        Optional<MessageId> message = unit.state()
                .holder(claim)
                .map(MessageId::new)
                .filter(id -> unit.state().conversations().message(id).isPresent());
        if (message.isPresent()) {
            waiting.forEach(status -> DeferredReports.apply(unit, message.get(), status));
            return Decision.commit(unit.done(item.key()), Verdict.SETTLED);
        }
        Instant oldest = unit.now().minus(KEPT);
        waiting.stream()
                .filter(status -> status.deferredAt().isBefore(oldest))
                .forEach(status -> unit.change(new IntakeChange.ReleaseReport(status)));
        if (unit.state().intake().deferred(claim).isEmpty()) {
            return Decision.commit(unit.done(item.key()), Verdict.SETTLED);
        }
        Instant due = BACKOFF.due(unit.now(), item.attempts());
        return Decision.commit(unit.reschedule(item.again(due)), Verdict.PUT_OFF);
    }
}
