package io.escala.core.internal.send;

import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.SendOutcome;
import io.escala.core.internal.Defects;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.work.CallWorkHandler;
import io.escala.core.port.Metrics;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.line.Line;
import io.escala.crm.work.WorkItem;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The call that sends one message, which is committed as started. If the line has to wait since then, the call is not made, and the
 * message is queued again. Used by one thread at a time.
 */
final class SendCall implements CallWorkHandler.Call {
    private static final Logger LOG = LoggerFactory.getLogger(SendCall.class);

    /** The line waits since the message was started. */
    private static final DeliveryError LINE_WAITS = new DeliveryError(0, 0, "LINE_WAITS");

    private final InboxContext context;
    private final SendLoads loads;
    private final LineTraffic traffic;
    private final LineCredentials credentials;
    private final RetrySchedule retries;
    private final SendLog log;
    private final WorkItem item;
    private final Dispatch dispatch;
    private final int attempt;
    private final Instant startedAt;

    SendCall(
            InboxContext context,
            SendLoads loads,
            LineTraffic traffic,
            LineCredentials credentials,
            RetrySchedule retries,
            SendLog log,
            WorkItem item,
            DispatchDecision started) {
        this.context = context;
        this.loads = loads;
        this.traffic = traffic;
        this.credentials = credentials;
        this.retries = retries;
        this.log = log;
        this.item = item;
        this.dispatch = Objects.requireNonNull(started.dispatch(), "dispatch");
        this.attempt = started.attempt();
        this.startedAt = started.at();
    }

    @Override
    public CallWorkHandler.Answer make() {
        Line line = dispatch.line();
        Optional<LineCall> begun =
                traffic.begin(line, DispatchDecision.attemptOf(dispatch.reference(), attempt), context.now());
        if (begun.isEmpty()) {
            Instant next = traffic.waitsUntil(line, context.now()).orElseGet(context::now);
            return answer(new SendOutcome.TryLater(SendOutcome.Scope.LINE, LINE_WAITS, null), null, next);
        }
        // Before the call: credentials that are replaced during it were not the refused ones.
        String credential = credentials.of(line).orElse(null);
        long ticks = context.metrics().ticks();
        SendOutcome outcome = call();
        count(outcome, context.metrics().ticks() - ticks);
        log.ended(line, outcome, context.now());
        return answer(outcome, credential, next(outcome, begun.get()));
    }

    private SendAnswer answer(SendOutcome outcome, @Nullable String credential, Instant next) {
        return new SendAnswer(
                context, loads, traffic, item, dispatch.line(), attempt, startedAt, outcome, credential, next);
    }

    private SendOutcome call() {
        ChannelGateway gateway = context.gateways().get(dispatch.line().channel());
        try {
            return Objects.requireNonNull(gateway, "gateway").send(dispatch);
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            LOG.error("The gateway of {} failed", dispatch.line().channel(), Defects.withoutMessages(e));
            return new SendOutcome.Unknown(new DeliveryError(0, 0, "GATEWAY_FAILED"));
        }
    }

    private void count(SendOutcome outcome, long nanos) {
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

    /**
     * Makes the line wait if it was refused, before anything is committed, so that no other call of it begins; says when to look again at
     * a message that was refused before anything was done.
     */
    private Instant next(SendOutcome outcome, LineCall call) {
        Line line = dispatch.line();
        Instant now = context.now();
        if (!(outcome instanceof SendOutcome.TryLater later)) {
            traffic.answered(line, call);
            return now;
        }
        return switch (later.scope()) {
            case LINE -> traffic.refused(line, call, refusals -> retries.next(later, refusals, now));
            case CONVERSATION -> {
                traffic.answered(line, call);
                yield retries.next(later, attempt, now);
            }
            case STOPPED_LINE -> {
                Instant next = retries.next(later, attempt, now);
                traffic.stopped(line, next);
                yield next;
            }
        };
    }
}
