package io.escala.core.internal.send;

import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.SendOutcome;
import io.escala.core.internal.Defects;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.WorkHandler;
import io.escala.core.port.Metrics;
import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a queued message: commits the start, makes one call, commits the outcome. An interruption in between leaves the
 * message started, and a started message is never sent again: an unknown outcome is preferred to a duplicate.
 *
 * <p>Thread-safe.
 */
public final class SendWork implements WorkHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SendWork.class);

    private final InboxContext context;
    private final RetrySchedule retries;
    private final LinePauses pauses = new LinePauses();
    private final SendLog log = new SendLog();

    /**
     * Creates the handler.
     *
     * @param context store, gateways, clock and ids
     * @param random spreads retries: numbers from 0 to 1
     */
    public SendWork(InboxContext context, DoubleSupplier random) {
        this.context = context;
        this.retries = new RetrySchedule(random);
    }

    @Override
    public WorkKind kind() {
        return WorkKind.SEND;
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        MessageId id = new MessageId(item.key().id());
        Optional<DispatchDecision> setOut = context.loop().runUnderLease(() -> {
            State state = loadToSetOut(item.account(), id);
            UnitOfWork unit = context.begin(item.account(), state).under(lease);
            return Decision.commit(
                    unit, DispatchDecision.decide(unit, item, context.gateways().keySet(), context.sending(), pauses));
        });
        if (setOut.isEmpty()) {
            return Verdict.LEASE_LOST;
        }
        DispatchDecision decision = setOut.get();
        DispatchDecision.Ended uncalled = decision.ended();
        if (uncalled != null) {
            context.metrics().send(uncalled.channel(), uncalled.sent(), null, 0);
        }
        Dispatch dispatch = decision.dispatch();
        if (dispatch == null) {
            return Objects.requireNonNull(decision.verdict(), "verdict");
        }
        long started = context.metrics().ticks();
        SendOutcome outcome = call(dispatch);
        count(dispatch, outcome, context.metrics().ticks() - started);
        log.ended(dispatch.line(), outcome, context.now());
        return conclude(lease, item, new Ended(dispatch, outcome, decision.attempt(), decision.at()));
    }

    /**
     * A message that may have been sent becomes unknown; only one that was certainly not sent is quarantined, to be sent by
     * a replay.
     */
    @Override
    public Optional<Verdict> giveUp(Lease lease, WorkItem item) {
        MessageId id = new MessageId(item.key().id());
        Optional<Optional<Verdict>> decided = context.loop().runUnderLease(() -> {
            State state = load(item.account(), id).state();
            boolean setOut = state.conversations()
                    .message(id)
                    .map(Message::delivery)
                    .filter(delivery ->
                            delivery.status() == DeliveryStatus.STARTED || delivery.status() == DeliveryStatus.UNKNOWN)
                    .isPresent();
            if (!setOut) {
                return Decision.nothing(Optional.<Verdict>empty());
            }
            UnitOfWork unit = context.begin(item.account(), state).under(lease);
            DispatchDecision decision =
                    DispatchDecision.decide(unit, item, context.gateways().keySet(), context.sending(), pauses);
            return Decision.commit(unit, Optional.ofNullable(decision.verdict()));
        });
        return decided.orElse(Optional.of(Verdict.LEASE_LOST));
    }

    private record Ended(Dispatch dispatch, SendOutcome outcome, int attempt, Instant startedAt) {}

    private SendOutcome call(Dispatch dispatch) {
        ChannelGateway gateway = context.gateways().get(dispatch.line().channel());
        try {
            return Objects.requireNonNull(gateway, "gateway").send(dispatch);
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            LOG.error("The gateway of {} failed", dispatch.line().channel(), Defects.withoutMessages(e));
            return new SendOutcome.Unknown(new DeliveryError(0, 0, "GATEWAY_FAILED"));
        }
    }

    private void count(Dispatch dispatch, SendOutcome outcome, long nanos) {
        Metrics.Sent sent;
        SendOutcome.Rejection rejection = null;
        if (outcome instanceof SendOutcome.Accepted) {
            sent = Metrics.Sent.ACCEPTED;
        } else if (outcome instanceof SendOutcome.Rejected rejected) {
            sent = Metrics.Sent.REJECTED;
            rejection = rejected.kind();
        } else if (outcome instanceof SendOutcome.TryLater) {
            sent = Metrics.Sent.TRY_LATER;
        } else if (outcome instanceof SendOutcome.Unknown) {
            sent = Metrics.Sent.UNKNOWN;
        } else {
            throw new IllegalStateException("no such outcome: " + outcome);
        }
        context.metrics().send(dispatch.line().channel(), sent, rejection, nanos);
    }

    private Verdict conclude(Lease lease, WorkItem item, Ended ended) {
        Instant next = next(ended);
        return context.loop()
                .runUnderLease(() -> {
                    OutcomeDecision decision = decide(item, ended, lease);
                    return Decision.commit(
                            decision.unit(), decision.settle(ended.outcome(), item, next, context.sending()));
                })
                .orElseGet(() -> keepFacts(item, ended));
    }

    /** Makes the line wait if its rate was refused, and says when to look again at a message that was refused before anything was done. */
    private Instant next(Ended ended) {
        Line line = ended.dispatch().line();
        if (!(ended.outcome() instanceof SendOutcome.TryLater later)) {
            pauses.ended(line);
            return context.now();
        }
        boolean ofLine = later.scope() == SendOutcome.Scope.LINE;
        Instant next = retries.next(later, ofLine ? pauses.refusals(line) : ended.attempt(), context.now());
        if (ofLine) {
            pauses.refused(line, next);
        }
        return next;
    }

    /** With a lost lease the outcome is still recorded as a fact; the item is left to the new owner of the lane. */
    private Verdict keepFacts(WorkItem item, Ended ended) {
        return context.loop()
                .run(() -> Decision.commit(decide(item, ended, null).unit(), Verdict.LEASE_LOST));
    }

    private OutcomeDecision decide(WorkItem item, Ended ended, @Nullable Lease lease) {
        UnitOfWork unit = context.begin(item.account(), load(item, ended));
        if (lease != null) {
            unit.under(lease);
        }
        OutcomeDecision decision =
                new OutcomeDecision(unit, new MessageId(item.key().id()), ended.attempt(), ended.startedAt());
        decision.facts(ended.outcome());
        return decision;
    }

    private StateLoader load(AccountId account, MessageId id) {
        StateLoader loader = context.load(account).messages(List.of(id));
        loader.state()
                .conversations()
                .message(id)
                .ifPresent(message -> loader.conversations(List.of(message.conversation())));
        return loader.identities().lines();
    }

    private State loadToSetOut(AccountId account, MessageId id) {
        StateLoader loader = load(account, id);
        loader.state()
                .conversations()
                .message(id)
                .filter(message -> MarketingRules.concern(message.content()))
                .filter(message -> DeliveryProgress.delivery(message).status() == DeliveryStatus.QUEUED)
                .ifPresent(message -> loader.aliases()
                        .holders(elsewhere(loader.state(), message))
                        .contacts()
                        .consents()
                        .identitiesOfContacts()
                        .channelConsents());
        return loader.state();
    }

    /**
     * The claim of the number it goes to, unless the person of the conversation still has it: otherwise it may belong to
     * another person.
     */
    private static List<Claim> elsewhere(State state, Message message) {
        IdentityKey address = message.address();
        if (address == null) {
            return List.of();
        }
        boolean theirs = state.conversations()
                .find(message.conversation())
                .filter(conversation -> MarketingRules.has(state, conversation.identity(), address))
                .isPresent();
        return theirs ? List.of() : List.of(Claim.identityKey(address));
    }

    private State load(WorkItem item, Ended ended) {
        StateLoader loader = load(item.account(), new MessageId(item.key().id()));
        if (ended.outcome() instanceof SendOutcome.Accepted accepted) {
            Claim named = Claim.providerMessage(ended.dispatch().line().id(), accepted.messageId());
            List<Claim> claims = new ArrayList<>();
            claims.add(named);
            RecipientRules.keys(ended.dispatch().line(), accepted.recipient())
                    .forEach(key -> claims.add(Claim.identityKey(key)));
            loader.holders(claims)
                    .deferred(List.of(named))
                    .conversationsOfIdentities()
                    .aliases();
        } else if (ended.outcome() instanceof SendOutcome.Rejected rejected
                && rejected.kind() == SendOutcome.Rejection.OPTED_OUT) {
            loader.channelConsents();
        }
        return loader.state();
    }
}
