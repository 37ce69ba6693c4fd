package io.escala.core.internal.send;

import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.core.internal.conversation.ChannelConsents;
import io.escala.core.internal.conversation.DeferredReports;
import io.escala.core.internal.loop.SendSettings;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.WorkHandler.Verdict;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.LibraryChange;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.library.Upload;
import io.escala.crm.line.Line;
import io.escala.crm.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is committed when a call has ended.
 *
 * <ol>
 *   <li>Accepted: Meta's id is recorded, unless a status or echo recorded it before, or on another message. Deferred
 *       statuses are applied, and the recipient's ids in the answer are recorded.
 *   <li>Rejected although its request is right, with files that were uploaded before the message was queued: they may be gone. It is queued
 *       again, once, and they are uploaded anew.
 *   <li>Rejected otherwise: failed permanently. If Meta reports a closed window or an opt-out, that is recorded too, and overrides our
 *       state.
 *   <li>Try later: queued again as the next attempt, first of its conversation, and looked at again no later than at its deadline,
 *       when it expires. A stopped line is recorded.
 *   <li>Unknown: it stays unknown until a status or echo with our reference comes in, and is never repeated.
 * </ol>
 */
final class OutcomeDecision {
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final UnitOfWork unit;
    private final Message message;
    private final Conversation conversation;
    private final int attempt;
    private final Instant startedAt;
    private boolean uploadsAgain;

    /**
     * Starts the decision on an outcome.
     *
     * @param unit the decision; message, conversation, line, person, and for an accepted send also the holders and deferred
     *     statuses of Meta's id and the holders of the recipient's keys loaded
     * @param id the message
     * @param attempt the attempt that ended
     * @param startedAt when it started
     */
    OutcomeDecision(UnitOfWork unit, MessageId id, int attempt, Instant startedAt) {
        this.unit = unit;
        this.message = unit.state().conversations().message(id).orElseThrow();
        this.conversation =
                unit.state().conversations().current(message.conversation()).orElseThrow();
        this.attempt = attempt;
        this.startedAt = startedAt;
    }

    UnitOfWork unit() {
        return unit;
    }

    /**
     * Records the facts that hold without the lease: that Meta accepted the message, rejected it permanently, or stopped the line; and
     * that a stopped line works with the credentials it has now.
     *
     * @param outcome the outcome of the call
     * @param credential the digest of the credentials that were used, or null when it is not known
     */
    void facts(SendOutcome outcome, @Nullable String credential) {
        if (outcome instanceof SendOutcome.Accepted || outcome instanceof SendOutcome.Rejected) {
            resume(credential);
        }
        List<Upload> reused = reused(outcome);
        uploadsAgain = !reused.isEmpty();
        if (outcome instanceof SendOutcome.Accepted accepted) {
            accepted(accepted);
        } else if (uploadsAgain) {
            reused.forEach(upload -> unit.change(new LibraryChange.ForgetUpload(upload.key(), upload.mediaId())));
            DeliveryProgress.raise(unit, message.id(), attempt + 1, DeliveryStatus.QUEUED, null);
        } else if (outcome instanceof SendOutcome.Rejected rejected) {
            rejected(rejected);
        } else if (outcome instanceof SendOutcome.Unknown unknown) {
            DeliveryProgress.raise(unit, message.id(), attempt, DeliveryStatus.UNKNOWN, unknown.error());
        } else if (outcome instanceof SendOutcome.TryLater later && later.scope() == SendOutcome.Scope.STOPPED_LINE) {
            stop(credential);
        }
    }

    /** The uploads with which a started message was rejected, of a time before it was queued. */
    private List<Upload> reused(SendOutcome outcome) {
        boolean rejected = outcome instanceof SendOutcome.Rejected rejection
                && rejection.kind() == Rejection.REQUEST
                && DeliveryProgress.delivery(message).status() == DeliveryStatus.STARTED;
        Instant queuedAt =
                DeliveryProgress.delivery(message).times().getOrDefault(DeliveryStatus.QUEUED, message.arrivedAt());
        return rejected ? MessageMedia.of(unit.state(), message).olderThan(unit.state(), queuedAt) : List.of();
    }

    private void stop(@Nullable String credential) {
        Optional<Line> line = unit.state().account().line(message.line());
        boolean stops = line.filter(Line::available).isPresent();
        boolean others = line.filter(known -> !Objects.equals(known.refusedCredential(), credential))
                .isPresent();
        if (stops || (others && credential != null)) {
            unit.change(new AccountChange.SetLineAvailability(message.line(), false, credential));
        }
        if (stops) {
            unit.event(new CrmEvent.LineStopped(message.line()));
        }
    }

    /** Ends a stop that was for other credentials. A call that was under way when the line was stopped had those, and says nothing. */
    private void resume(@Nullable String credential) {
        if (credential == null) {
            return;
        }
        unit.state()
                .account()
                .line(message.line())
                .filter(line -> line.refusedCredential() != null && !credential.equals(line.refusedCredential()))
                .ifPresent(line -> unit.change(new AccountChange.SetLineAvailability(line.id(), true))
                        .event(new CrmEvent.LineResumed(line.id())));
    }

    /**
     * Settles or reschedules the work; only under the lease of the lane.
     *
     * @param outcome the outcome of the call; its facts are recorded
     * @param item the work
     * @param next when to look again at a message that was refused before anything was done
     * @param settings the settings of sends
     * @return the outcome of the item
     */
    Verdict settle(SendOutcome outcome, WorkItem item, Instant next, SendSettings settings) {
        if (outcome instanceof SendOutcome.Unknown) {
            return putOff(item, unit.now().plus(LOOK), item.attempts());
        }
        if (uploadsAgain) {
            return putOff(item, unit.now(), attempt + 1);
        }
        if (outcome instanceof SendOutcome.TryLater) {
            Instant due = SendDeadline.of(unit.state(), message, conversation, settings)
                    .filter(next::isAfter)
                    .orElse(next);
            DeliveryProgress.raise(unit, message.id(), attempt + 1, DeliveryStatus.QUEUED, null);
            return putOff(item, due, attempt + 1);
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
            // As of the call: if the customer has written since, the window is open again.
            unit.change(new ConversationChange.RaiseMarks(conversation.id(), Map.of(Mark.WINDOW_SHUT, startedAt)));
        } else if (rejected.kind() == Rejection.OPTED_OUT) {
            // Recorded on the channel, not on the contact: the person opted out there, and may be unregistered.
            person().ifPresent(who -> ChannelConsents.record(
                    unit,
                    who.id(),
                    message.id().value(),
                    ConsentPurpose.MARKETING,
                    ConsentState.WITHDRAWN,
                    unit.now()));
        }
    }

    private Optional<ChannelIdentity> person() {
        return unit.state().identities().canonical(conversation.identity());
    }
}
