package io.escala.core.receive;

import io.escala.core.loop.Decided;
import io.escala.core.loop.Fold;
import io.escala.core.loop.Loop;
import io.escala.core.loop.Surroundings;
import io.escala.core.work.WorkHandler;
import io.escala.crm.aside.Parked;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessageReport;
import io.escala.crm.line.LineId;
import io.escala.crm.store.Change;
import io.escala.crm.store.Claim;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.State;
import io.escala.crm.text.Separated;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Brings a parked report and its message together when they passed each other unseen: the report was parked while the answer that
 * names the message was being committed. Looks again at growing intervals; after eight days, longer than Meta redelivers, what is
 * still waiting belongs to a message nobody here sent, and goes.
 */
public final class UnparkWork implements WorkHandler {
    private static final Duration KEPT = Duration.ofDays(8);
    private static final Duration LONGEST = Duration.ofHours(6);

    private final Surroundings surroundings;

    /**
     * Makes the handler.
     *
     * @param surroundings store, ports, time and ids
     */
    public UnparkWork(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.UNPARK;
    }

    /**
     * The key of the work that brings a report and its message together. Each kind of report has its own: work is left once
     * per key, and were it shared, a report parked while the work of another is being settled would be left without any.
     */
    static String key(Parked parked) {
        return parked.line() + "/" + kind(parked.report()) + "/" + parked.providerId();
    }

    private static String kind(MessageReport report) {
        return report instanceof DeliveryStep step
                ? step.status().name()
                : report.key().replace('/', '.');
    }

    static Claim claim(WorkItem item) {
        // Meta's id comes last: it may hold slashes of its own.
        List<String> parts = Separated.parts(item.key().id(), '/', 3);
        return Claim.providerMessage(new LineId(parts.get(0)), parts.get(2));
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        Claim claim = claim(item);
        Decided<Verdict> decided = Loop.reading(() -> {
            State state = surroundings
                    .load(item.account())
                    .holders(List.of(claim))
                    .parked(List.of(claim))
                    .state();
            return decide(surroundings.fold(item.account(), state).under(lease), item, claim);
        });
        List<CommitResult> results = surroundings.loop().commit(decided.changeSets());
        // Everything here commutes, so only the lease can stand in the way.
        return Loop.landed(results.get(0)) ? decided.answer() : Verdict.LEASE_LOST;
    }

    static Decided<Verdict> decide(Fold fold, WorkItem item, Claim claim) {
        List<Parked> waiting = fold.state().parked(claim);
        Optional<MessageId> message = fold.state()
                .holder(claim)
                .map(MessageId::new)
                .filter(id -> fold.state().message(id).isPresent());
        if (message.isPresent()) {
            waiting.forEach(status -> Unparking.apply(fold, message.get(), status));
            return Decided.commit(fold.done(item.key()), Verdict.SETTLED);
        }
        Instant oldest = fold.now().minus(KEPT);
        waiting.stream()
                .filter(status -> status.parkedAt().isBefore(oldest))
                .forEach(status -> fold.change(new Change.Unpark(status)));
        if (fold.state().parked(claim).isEmpty()) {
            return Decided.commit(fold.done(item.key()), Verdict.SETTLED);
        }
        Duration wait = Duration.ofMinutes(1).multipliedBy(1L << Math.min(item.attempts(), 10));
        Instant due = fold.now().plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        return Decided.commit(fold.reschedule(item.again(due)), Verdict.PUT_OFF);
    }
}
