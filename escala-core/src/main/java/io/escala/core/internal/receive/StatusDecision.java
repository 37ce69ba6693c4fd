package io.escala.core.internal.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Receipt;
import io.escala.core.internal.conversation.ChannelConsents;
import io.escala.core.internal.conversation.ConversationOpening;
import io.escala.core.internal.identify.IdentityResolution;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessageReport;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.text.SafeText;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A send came further. In order:
 *
 * <ol>
 *   <li>Our reference names the message, even if Meta's id is not known yet: so an attempt without an answer is settled. Else
 *       Meta's id does.
 *   <li>A status that came before its message is deferred, and waits.
 *   <li>The message takes the highest rank it has seen; a late or repeated status changes nothing.
 *   <li>Meta's word that the window is shut overrides our clock; its word that the person stopped marketing is recorded.
 * </ol>
 *
 * Statuses open no window and promote no number (S38).
 */
final class StatusDecision {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(30);

    private StatusDecision() {}

    static Receipt.Item decide(UnitOfWork unit, RoutedEvent routed, ChannelEvent.Status event) {
        EventTime time = EventTime.of(event.at(), unit.now());
        DeliveryStep step = new DeliveryStep(DeliveryStep.REPORTED, event.status(), time.at(), event.error());
        Optional<Message> target = target(unit, routed);
        if (event.optedOut()) {
            optOut(unit, routed, target, time.at());
        }
        if (target.isEmpty() && time.stale(unit.now())) {
            return ReceiveRules.quarantine(unit, routed, QuarantinedItem.Reason.STALE, "older than 30 days");
        }
        if (target.isEmpty()) {
            if (event.shutsWindow()) {
                shutWindow(unit, routed, time.at());
            }
            return deferReport(unit, routed, event.messageId(), step);
        }
        return raise(unit, target.get(), event.messageId(), step, event.shutsWindow());
    }

    /**
     * Meta refused a send because the person wants no marketing: they said so. Under the id of the message it stands once, whether
     * the answer to the send or a status tells of it first.
     */
    private static void optOut(UnitOfWork unit, RoutedEvent routed, Optional<Message> target, Instant at) {
        Optional<IdentityId> person = target.flatMap(
                        message -> unit.state().conversations().find(message.conversation()))
                .map(Conversation::identity)
                .or(() -> IdentityResolution.known(unit.state(), routed.keys()).map(ChannelIdentity::id))
                .flatMap(id -> unit.state().identities().canonical(id))
                .map(ChannelIdentity::id);
        String id = target.map(message -> message.id().value())
                .orElseGet(() -> ConsentDecision.id(ConsentState.WITHDRAWN, at));
        person.ifPresent(
                who -> ChannelConsents.record(unit, who, id, ConsentPurpose.MARKETING, ConsentState.WITHDRAWN, at));
    }

    /** What waits for its message says no more than how far it came: that the window is shut holds for the person at once. */
    private static void shutWindow(UnitOfWork unit, RoutedEvent routed, Instant at) {
        IdentityResolution.known(unit.state(), routed.keys())
                .flatMap(person -> ConversationOpening.find(unit, routed.line(), person))
                .ifPresent(conversation -> unit.change(
                        new ConversationChange.RaiseMarks(conversation.id(), Map.of(Mark.WINDOW_SHUT, at))));
    }

    /** The message an event speaks of: by our reference on the same line, else by Meta's id. */
    static Optional<Message> target(UnitOfWork unit, RoutedEvent routed) {
        Optional<Message> ours = ReceiveLoader.reference(routed)
                .flatMap(unit.state().conversations()::message)
                .filter(message -> message.line().equals(routed.line().id()))
                .filter(message -> message.direction() == Direction.OUTBOUND);
        if (ours.isPresent()) {
            return ours;
        }
        Claim claim = routed.messageClaim();
        return claim == null
                ? Optional.empty()
                : unit.state()
                        .holder(claim)
                        .map(MessageId::new)
                        .flatMap(unit.state().conversations()::message);
    }

    /** Raises a message, naming it if Meta had not. */
    static Receipt.Item raise(
            UnitOfWork unit, Message message, String providerId, DeliveryStep step, boolean shutsWindow) {
        Delivery before = message.delivery();
        if (before == null) {
            // A status of the customer's own message says nothing an inbox acts on.
            return new Receipt.Item(Receipt.Outcome.IGNORED, null, message.conversation(), message.id(), null);
        }
        boolean names = message.providerId() == null
                && unit.state()
                        .holder(Claim.providerMessage(message.line(), providerId))
                        .isEmpty();
        if (names) {
            unit.change(new ConversationChange.NameMessage(message.id(), message.line(), providerId));
        }
        Delivery after = before.raised(step);
        if (!names && after.equals(before)) {
            return new Receipt.Item(Receipt.Outcome.DUPLICATE, null, message.conversation(), message.id(), null);
        }
        unit.change(new ConversationChange.RaiseDelivery(message.id(), step));
        if (after.status() != before.status()) {
            unit.event(new CrmEvent.DeliveryChanged(message.id(), after.status()));
        }
        if (step.status() == DeliveryStatus.FAILED && shutsWindow) {
            unit.change(new ConversationChange.RaiseMarks(message.conversation(), Map.of(Mark.WINDOW_SHUT, step.at())));
        }
        return new Receipt.Item(Receipt.Outcome.STORED, null, message.conversation(), message.id(), null);
    }

    /** Lets a report wait for its message; work brings them together if they pass each other unseen. */
    static Receipt.Item deferReport(UnitOfWork unit, RoutedEvent routed, String providerId, MessageReport report) {
        DeferredReport status =
                new DeferredReport(unit.account(), routed.line().id(), providerId, report, unit.decidedAt());
        String key = DeferredReportWork.key(status);
        if (!SafeText.isId(WorkKind.UNPARK + "/" + key)) {
            // No id of Meta's comes near; without work to look after it, the report would wait for ever.
            return ReceiveRules.quarantine(
                    unit, routed, QuarantinedItem.Reason.MALFORMED, "the id of the message is too long to wait for it");
        }
        unit.change(new IntakeChange.DeferReport(status));
        unit.enqueue(WorkItem.single(
                unit.account(), WorkKind.UNPARK, key, unit.decidedAt().plus(FIRST_LOOK)));
        return Receipt.Item.of(Receipt.Outcome.STORED);
    }
}
