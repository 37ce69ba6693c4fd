package io.escala.core.internal.send;

import io.escala.core.channel.SendOutcome;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.CallWorkHandler;
import io.escala.core.internal.work.WorkHandler.Verdict;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.line.Line;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the calls for one message ended, to be committed.
 *
 * @param item the work
 * @param line the line
 * @param attempt the attempt
 * @param startedAt when it was started
 * @param outcome the outcome
 * @param credential the digest of the credentials that were used, or null when it is not known
 * @param next when to look again at a message that was refused before anything was done
 */
record SendAnswer(
        InboxContext context,
        SendLoads loads,
        LineTraffic traffic,
        WorkItem item,
        Line line,
        int attempt,
        Instant startedAt,
        SendOutcome outcome,
        @Nullable String credential,
        Instant next)
        implements CallWorkHandler.Answer {
    @Override
    public Decision<Verdict> decide(Lease lease) {
        OutcomeDecision decision = decision();
        decision.unit().under(lease);
        return Decision.commit(decision.unit(), decision.settle(outcome, item, next, context.sending()));
    }

    @Override
    public void keepFacts() {
        context.loop().run(() -> Decision.commit(decision().unit(), Verdict.LEASE_LOST));
        committed();
    }

    @Override
    public void committed() {
        traffic.probed(line, DispatchDecision.attemptOf(item.key().id(), attempt));
        if (outcome instanceof SendOutcome.TryLater later && later.scope() == SendOutcome.Scope.STOPPED_LINE) {
            traffic.stopRecorded(line);
        }
    }

    private OutcomeDecision decision() {
        MessageId id = new MessageId(item.key().id());
        UnitOfWork unit = context.begin(item.account(), loads.toConclude(id, line, outcome));
        OutcomeDecision decision = new OutcomeDecision(unit, id, attempt, startedAt);
        decision.facts(outcome, credential);
        return decision;
    }
}
