package io.escala.core.send.internal;

import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.TryAgainException;
import io.escala.core.loop.Fold;
import io.escala.core.loop.Loop;
import io.escala.core.loop.StateLoader;
import io.escala.core.loop.Surroundings;
import io.escala.core.work.Jitter;
import io.escala.core.work.WorkHandler;
import io.escala.crm.account.AccountId;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.Claim;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.State;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a queued message to its channel: commits that it sets out, makes one call, commits how it ended. Whatever breaks in
 * between leaves a message that is started, and what is found started is never sent again: rather unknown than twice.
 *
 * <p>Thread-safe.
 */
public final class SendWork implements WorkHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SendWork.class);

    private final Surroundings surroundings;
    private final Jitter jitter;

    /**
     * Makes the handler.
     *
     * @param surroundings store, ports, time and ids
     * @param jitter spreads what is tried again
     */
    public SendWork(Surroundings surroundings, Jitter jitter) {
        this.surroundings = surroundings;
        this.jitter = jitter;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.SEND;
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        MessageId id = new MessageId(item.key().id());
        Fold fold = Loop.reading(() -> surroundings
                .fold(item.account(), load(item.account(), id).state())
                .under(lease));
        SetOutDecision decision =
                SetOutDecision.decide(fold, item, surroundings.gateways().keySet());
        ChangeSet changes = fold.changeSet().orElseThrow();
        // Nothing in it can be taken by others: only the lease can stand in the way.
        if (!Loop.landed(surroundings.loop().commit(List.of(changes)).get(0))) {
            return Verdict.LEASE_LOST;
        }
        Dispatch dispatch = decision.dispatch();
        if (dispatch == null) {
            return Objects.requireNonNull(decision.verdict(), "verdict");
        }
        SendOutcome outcome = call(dispatch);
        return conclude(lease, item, new Ended(dispatch, outcome, decision.attempt(), fold.now()));
    }

    /** A call that has ended. */
    private record Ended(Dispatch dispatch, SendOutcome outcome, int attempt, Instant startedAt) {}

    private SendOutcome call(Dispatch dispatch) {
        ChannelGateway gateway = surroundings.gateways().get(dispatch.line().channel());
        try {
            return Objects.requireNonNull(gateway, "gateway").send(dispatch);
        } catch (RuntimeException e) {
            LOG.error(
                    "The gateway of {} broke off with {}",
                    dispatch.line().channel(),
                    e.getClass().getName());
            return new SendOutcome.Unknown(new DeliveryError(0, 0, "GATEWAY_FAILED"));
        }
    }

    private Verdict conclude(Lease lease, WorkItem item, Ended ended) {
        if (ended.outcome() instanceof SendOutcome.Rejected rejected
                && rejected.kind() == SendOutcome.Rejection.LINE_STOPPED) {
            LOG.error(
                    "Line {} may not send any more (code {}); its queue is kept until it is made available again",
                    ended.dispatch().line().id(),
                    rejected.error().code());
        }
        Lease held = lease;
        for (int attempt = 1; attempt <= Loop.MAX_ATTEMPTS; attempt++) {
            Fold fold = Loop.reading(() -> surroundings.fold(item.account(), load(item, ended)));
            Verdict verdict = decide(fold, held, item, ended);
            List<ChangeSet> changes = fold.changeSet().map(List::of).orElse(List.of());
            List<CommitResult> results = surroundings.loop().commit(changes);
            if (results.isEmpty() || Loop.landed(results.get(0))) {
                return verdict;
            }
            if (results.get(0) instanceof CommitResult.Conflict conflict
                    && conflict.cause() instanceof CommitResult.LeaseLost) {
                held = null;
            }
        }
        throw new TryAgainException("others were first " + Loop.MAX_ATTEMPTS + " times");
    }

    /** Under a lost lease the outcome is still a fact worth keeping; what becomes of the item is its new owner's business. */
    private Verdict decide(Fold fold, @Nullable Lease held, WorkItem item, Ended ended) {
        MessageId id = new MessageId(item.key().id());
        OutcomeDecision decision = new OutcomeDecision(fold, id, ended.attempt(), ended.startedAt());
        decision.facts(ended.outcome());
        if (held == null) {
            return Verdict.LEASE_LOST;
        }
        fold.under(held);
        return decision.settle(ended.outcome(), item, jitter);
    }

    private StateLoader load(AccountId account, MessageId id) {
        StateLoader loader = surroundings.load(account).messages(List.of(id));
        loader.state().message(id).ifPresent(message -> loader.conversations(List.of(message.conversation())));
        return loader;
    }

    private State load(WorkItem item, Ended ended) {
        StateLoader loader = load(item.account(), new MessageId(item.key().id()));
        if (ended.outcome() instanceof SendOutcome.Accepted accepted) {
            Claim named = Claim.providerMessage(ended.dispatch().line().id(), accepted.messageId());
            List<Claim> claims = new ArrayList<>();
            claims.add(named);
            RecipientRules.keys(ended.dispatch().line(), accepted.recipient())
                    .forEach(key -> claims.add(Claim.identityKey(key)));
            loader.holders(claims).parked(List.of(named)).conversationsOfIdentities();
        }
        return loader.state();
    }
}
