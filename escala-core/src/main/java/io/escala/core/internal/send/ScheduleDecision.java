package io.escala.core.internal.send;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.core.send.Recipient;
import io.escala.core.send.ScheduledRequest;
import io.escala.core.send.SendRequest;
import io.escala.crm.account.Actor;
import io.escala.crm.change.Expected;
import io.escala.crm.change.ScheduleChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.schedule.ScheduledState;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.Objects;
import java.util.Optional;

/** What is committed when a message is scheduled, cancelled, or its time has come. Each end expects that it still waits. */
final class ScheduleDecision {
    private ScheduleDecision() {}

    /**
     * Schedules what a plan allows.
     *
     * @param plan the plan as of the time of the request
     */
    static ScheduledMessage schedule(UnitOfWork unit, SendPlan plan, ScheduledRequest scheduled, Actor actor) {
        SendTarget target = Objects.requireNonNull(plan.target(), "target");
        SendRequest request = scheduled.request();
        Conversation conversation = target.conversation();
        ScheduledMessage message = new ScheduledMessage(
                unit.account(),
                new MessageId(unit.id()),
                target.line().id(),
                target.line().channel(),
                conversation == null ? null : conversation.id(),
                contact(request.recipient()).orElse(null),
                Author.of(actor),
                actor.kind() == Actor.Kind.USER ? actor.role() : null,
                plan.parts().stream().map(SendPart::scheduled).toList(),
                plan.replyTo(),
                request.clientReference(),
                plan.fingerprint(),
                scheduled.sendAt(),
                unit.now(),
                ScheduledState.WAITING,
                null,
                null,
                0);
        unit.change(new ScheduleChange.PutScheduled(message));
        unit.event(CrmEvent.ScheduledMessageChanged.of(message));
        unit.enqueue(
                WorkItem.single(unit.account(), WorkKind.SCHEDULED, message.id().value(), message.sendAt()));
        return message;
    }

    private static Optional<ContactId> contact(Recipient recipient) {
        return recipient.accept(new Recipient.Cases<>() {
            @Override
            public Optional<ContactId> conversation(Recipient.ToConversation to) {
                return Optional.empty();
            }

            @Override
            public Optional<ContactId> contact(Recipient.ToContact to) {
                return Optional.of(to.contact());
            }
        });
    }

    /**
     * Cancels a scheduled message. One that is cancelled or refused stays as it is, since it will not be sent; one that was sent is refused.
     *
     * @param unit the decision; the message and its conversation loaded
     */
    static Outcome<ScheduledMessage> cancel(UnitOfWork unit, Actor actor, MessageId id) {
        Optional<ScheduledMessage> found =
                unit.state().schedule().find(id).filter(message -> ScheduleRules.sees(actor, unit.state(), message));
        if (found.isEmpty()) {
            return Outcome.refused(AccessRules.notFound());
        }
        ScheduledMessage message = found.get();
        return switch (message.state()) {
            case WAITING -> Outcome.done(end(unit, message, message.cancelled(unit.now())));
            case CANCELLED, REFUSED -> Outcome.done(message);
            case SENT -> Outcome.refused(Refusal.of(Reason.ALREADY_SENT, Remedy.NONE));
        };
    }

    /**
     * Queues a message whose time has come, or refuses it.
     *
     * @param unit the decision, under the lease of the work
     * @param judged its target, or every refusal
     * @param author who scheduled it, with the role that they have now
     */
    static void setOut(UnitOfWork unit, ScheduledMessage message, Outcome<SendTarget> judged, Actor author) {
        if (judged instanceof Outcome.Refused<SendTarget> refused) {
            end(
                    unit,
                    message,
                    message.refused(refused.refusals().get(0).reason().name(), unit.now()));
        } else if (judged instanceof Outcome.Done<SendTarget> done) {
            QueuedSend send = new QueuedSend(
                    message.id(),
                    done.value(),
                    ScheduleRules.recipient(message),
                    message.parts().stream().map(SendPart::of).toList(),
                    message.replyTo(),
                    message.clientReference(),
                    message.fingerprint());
            end(
                    unit,
                    message,
                    message.sent(QueueDecision.queue(unit, send, author).conversation(), unit.now()));
        }
    }

    private static ScheduledMessage end(UnitOfWork unit, ScheduledMessage waiting, ScheduledMessage ended) {
        unit.expect(Expected.Kind.SCHEDULED_MESSAGE, waiting.id().value(), waiting.version());
        unit.change(new ScheduleChange.PutScheduled(ended));
        unit.event(CrmEvent.ScheduledMessageChanged.of(ended));
        return ended;
    }
}
