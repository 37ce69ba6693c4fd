package io.escala.core.internal.send;

import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.core.internal.conversation.ChannelConsents;
import io.escala.core.internal.conversation.DeferredReports;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.window.MessagingWindow;
import io.escala.core.work.Jitter;
import io.escala.core.work.WorkHandler.Verdict;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is committed when a call has ended.
 *
 * <ol>
 *   <li>Accepted: Meta's id is kept, unless a status or echo brought it before, or gave it to another message. Statuses that
 *       came first are applied, and what the answer says of the recipient is learnt.
 *   <li>Rejected: failed for good. Meta's word that the window is shut, that the person wants no marketing, or that the line may
 *       not send, is kept as well: it overrides what we thought.
 *   <li>Try later: back into the queue as the next attempt, while there is still a point in it; else failed.
 *   <li>Unknown: it stays unknown until a status or echo with our reference comes, and is never repeated.
 * </ol>
 */
final class OutcomeDecision {
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final UnitOfWork unit;
    private final Message message;
    private final Conversation conversation;
    private final int attempt;
    private final Instant startedAt;

    /**
     * Prepares the decision.
     *
     * @param unit the decision; message, conversation, line, person, and for an accepted send also the holders and deferred
     *     statuses of Meta's id and the holders of the recipient's keys loaded
     * @param id the message
     * @param attempt the attempt that ended
     * @param startedAt when it began
     */
    OutcomeDecision(UnitOfWork unit, MessageId id, int attempt, Instant startedAt) {
        this.unit = unit;
        this.message = unit.state().conversations().message(id).orElseThrow();
        this.conversation =
                unit.state().conversations().find(message.conversation()).orElseThrow();
        this.attempt = attempt;
        this.startedAt = startedAt;
    }

    /**
     * The decision so far.
     *
     * @return the unit of work it was made on
     */
    UnitOfWork unit() {
        return unit;
    }

    /**
     * Records what holds whoever has the lane: that Meta took it, or refused it for good.
     *
     * @param outcome how the call ended
     */
    void facts(SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Accepted accepted) {
            accepted(accepted);
        } else if (outcome instanceof SendOutcome.Rejected rejected) {
            rejected(rejected);
        } else if (outcome instanceof SendOutcome.Unknown unknown) {
            DeliveryProgress.raise(unit, message.id(), attempt, DeliveryStatus.UNKNOWN, unknown.error());
        }
    }

    /**
     * Settles the work, or puts it off; for the owner of the lane only.
     *
     * @param outcome how the call ended; its facts are recorded
     * @param item the work
     * @param jitter spreads what is tried again
     * @return what became of the item
     */
    Verdict settle(SendOutcome outcome, WorkItem item, Jitter jitter) {
        if (outcome instanceof SendOutcome.Unknown) {
            return putOff(item, unit.now().plus(LOOK), item.attempts());
        }
        if (outcome instanceof SendOutcome.TryLater later) {
            MessagingWindow window = DispatchDecision.needsWindow(message) ? MessagingWindow.of(conversation) : null;
            Optional<Instant> next =
                    RetrySchedule.next(later, DeliveryProgress.delivery(message), attempt, window, unit.now(), jitter);
            if (next.isPresent()) {
                DeliveryProgress.raise(unit, message.id(), attempt + 1, DeliveryStatus.QUEUED, null);
                return putOff(item, next.get(), attempt + 1);
            }
            DeliveryProgress.raise(unit, message.id(), attempt, DeliveryStatus.FAILED, later.error());
        }
        unit.done(item.key());
        return Verdict.SETTLED;
    }

    private Verdict putOff(WorkItem item, Instant due, int attempts) {
        unit.reschedule(item.again(due, attempts));
        return Verdict.PUT_OFF;
    }

    private void accepted(SendOutcome.Accepted accepted) {
        Claim claim = Claim.providerMessage(message.line(), accepted.messageId());
        Optional<String> holder = unit.state().holder(claim);
        boolean ours = holder.isEmpty() || holder.get().equals(message.id().value());
        if (holder.isEmpty() && message.providerId() == null) {
            unit.change(new ConversationChange.NameMessage(message.id(), message.line(), accepted.messageId()));
        }
        DeliveryProgress.raise(unit, message.id(), attempt, DeliveryStatus.ACCEPTED, null);
        if (ours) {
            unit.state().intake().deferred(claim).forEach(status -> DeferredReports.apply(unit, message.id(), status));
        }
        person().ifPresent(person -> unit.state()
                .account()
                .line(message.line())
                .ifPresent(line -> RecipientRules.learn(unit, line, person, accepted.recipient())));
    }

    private void rejected(SendOutcome.Rejected rejected) {
        DeliveryProgress.raise(unit, message.id(), attempt, DeliveryStatus.FAILED, rejected.error());
        if (rejected.kind() == Rejection.WINDOW_CLOSED) {
            // As of the call: what the customer has written since opens it again.
            unit.change(new ConversationChange.RaiseMarks(conversation.id(), Map.of(Mark.WINDOW_SHUT, startedAt)));
        } else if (rejected.kind() == Rejection.OPTED_OUT) {
            // On the channel and not the contact: that is where they said so, and not everybody there is a contact.
            person().ifPresent(who -> ChannelConsents.record(
                    unit,
                    who.id(),
                    message.id().value(),
                    ConsentPurpose.MARKETING,
                    ConsentState.WITHDRAWN,
                    unit.now()));
        } else if (rejected.kind() == Rejection.LINE_STOPPED) {
            unit.state()
                    .account()
                    .line(message.line())
                    .ifPresent(line -> unit.change(new AccountChange.PutLine(line.withAvailable(false))));
        }
    }

    private Optional<ChannelIdentity> person() {
        return unit.state().identities().canonical(conversation.identity());
    }
}
