package io.escala.core.internal.send;

import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.Defects;
import io.escala.core.internal.loop.BatchResult;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.CallWorkHandler;
import io.escala.crm.change.State;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends queued messages: commits the start, makes one call each, commits the outcome. An interruption in between leaves the
 * message started, and a started message is never sent again: an unknown outcome is preferred to a duplicate.
 *
 * <p>Thread-safe.
 */
public final class SendWork implements CallWorkHandler {
    private final InboxContext context;
    private final SendLoads loads;
    private final RetrySchedule retries;
    private final LineCredentials credentials;
    private final LineTraffic traffic;
    private final SendLog log = new SendLog();
    private final UploadTurns turns = new UploadTurns();

    /**
     * Creates the handler.
     *
     * @param context store, gateways, clock and ids
     * @param random spreads retries: numbers from 0 to 1
     */
    public SendWork(InboxContext context, DoubleSupplier random) {
        this.context = context;
        this.loads = new SendLoads(context);
        this.retries = new RetrySchedule(random);
        this.credentials = new LineCredentials(context.gateways());
        this.traffic = new LineTraffic(credentials);
    }

    @Override
    public WorkKind kind() {
        return WorkKind.SEND;
    }

    @Override
    public int room(Lease lease) {
        return traffic.room(lease.account(), SendLane.line(lease), context.now());
    }

    @Override
    public boolean mayLeave(Lease lease) {
        return traffic.isQuiet(lease.account(), SendLane.line(lease), context.now());
    }

    /** One message after the other, the call included. */
    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        Optional<DispatchDecision> started = context.loop().runUnderLease(() -> decide(lease, item, null));
        if (started.isEmpty()) {
            return Verdict.LEASE_LOST;
        }
        Start start = start(lease, item, started.get());
        Call call = start.call();
        if (call == null) {
            return Objects.requireNonNull(start.verdict(), "verdict");
        }
        Answer answer = call.make();
        Optional<Verdict> settled = context.loop().runUnderLease(() -> answer.decide(lease));
        if (settled.isEmpty()) {
            answer.keepFacts();
            return Verdict.LEASE_LOST;
        }
        answer.committed();
        return settled.get();
    }

    @Override
    public List<BatchResult<Start>> start(Lease lease, List<WorkItem> items) {
        State together = loadTogether(lease, items);
        List<Supplier<Decision<DispatchDecision>>> decisions = new ArrayList<>();
        for (WorkItem item : items) {
            AtomicReference<@Nullable State> loaded = new AtomicReference<>(together);
            decisions.add(() -> decide(lease, item, loaded.getAndSet(null)));
        }
        List<BatchResult<DispatchDecision>> results = context.loop().runAll(decisions);
        List<BatchResult<Start>> starts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            starts.add(start(lease, items.get(i), results.get(i)));
        }
        return starts;
    }

    /** Each message changes nothing but itself, so all are decided on one state; null if that cannot be loaded. */
    private @Nullable State loadTogether(Lease lease, List<WorkItem> items) {
        try {
            return loads.toStart(
                    lease.account(), items.stream().map(SendWork::message).toList());
        } catch (TryAgainException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // Each by itself shows whose fault it is.
            Defects.rethrowIfFatal(e);
            return null;
        }
    }

    private BatchResult<Start> start(Lease lease, WorkItem item, BatchResult<DispatchDecision> result) {
        if (result instanceof BatchResult.Committed<DispatchDecision> committed) {
            return new BatchResult.Committed<>(start(lease, item, committed.answer()));
        }
        return result instanceof BatchResult.Failed<DispatchDecision> failed
                ? new BatchResult.Failed<>(failed.thrown())
                : new BatchResult.LeaseLost<>();
    }

    private Start start(Lease lease, WorkItem item, DispatchDecision decision) {
        DispatchDecision.Ended uncalled = decision.ended();
        if (uncalled != null) {
            context.metrics().send(uncalled.channel(), uncalled.sent(), null, 0);
        }
        if (decision.uploads() != null) {
            return new Start(
                    null,
                    new UploadCall(
                            context,
                            loads,
                            traffic,
                            credentials,
                            retries,
                            log,
                            turns,
                            item,
                            decision,
                            () -> uploaded(lease, item)));
        }
        return decision.dispatch() == null
                ? new Start(decision.verdict(), null)
                : new Start(null, new SendCall(context, loads, traffic, credentials, retries, log, item, decision));
    }

    /** The uploads took a while, so it is decided again whether the message is started. */
    private Answer uploaded(Lease lease, WorkItem item) {
        Optional<DispatchDecision> again = context.loop().runUnderLease(() -> decide(lease, item, null));
        Start start = again.map(decision -> start(lease, item, decision)).orElse(new Start(Verdict.LEASE_LOST, null));
        Call call = start.call();
        return call == null ? new Decided(Objects.requireNonNull(start.verdict(), "verdict")) : call.make();
    }

    /** What was committed before. */
    private record Decided(Verdict verdict) implements Answer {
        @Override
        public Decision<Verdict> decide(Lease lease) {
            return Decision.nothing(verdict);
        }

        @Override
        public void committed() {}

        @Override
        public void keepFacts() {}
    }

    private Decision<DispatchDecision> decide(Lease lease, WorkItem item, @Nullable State loaded) {
        State state = loaded == null ? loads.toStart(item.account(), List.of(message(item))) : loaded;
        UnitOfWork unit = context.begin(item.account(), state).under(lease);
        return Decision.commit(
                unit,
                DispatchDecision.decide(
                        unit,
                        item,
                        context.entitlements().of(item.account()),
                        context.gateways().keySet(),
                        context.sending(),
                        traffic));
    }

    private static MessageId message(WorkItem item) {
        return new MessageId(item.key().id());
    }

    /**
     * A message that may have been sent becomes unknown; only one that was certainly not sent is quarantined, to be sent by
     * a replay.
     */
    @Override
    public Optional<Verdict> giveUp(Lease lease, WorkItem item) {
        MessageId id = message(item);
        Optional<Optional<Verdict>> decided = context.loop().runUnderLease(() -> {
            State state = loads.toGiveUp(item.account(), id);
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
            DispatchDecision decision = DispatchDecision.decide(
                    unit,
                    item,
                    context.entitlements().of(item.account()),
                    context.gateways().keySet(),
                    context.sending(),
                    traffic);
            return Decision.commit(unit, Optional.ofNullable(decision.verdict()));
        });
        return decided.orElse(Optional.of(Verdict.LEASE_LOST));
    }
}
