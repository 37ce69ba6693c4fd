package io.escala.core.internal.receive;

import io.escala.core.channel.DeliveryEvent;
import io.escala.core.internal.conversation.ChannelConsents;
import io.escala.core.internal.conversation.ConversationOpening;
import io.escala.core.internal.identify.IdentityResolution;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Receipt;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.Relation;
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
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Applies a delivery status of a send. In order:
 *
 * <ol>
 *   <li>Our reference finds the message even if Meta's id is not known yet, which settles an attempt without an answer.
 *       Otherwise Meta's id does.
 *   <li>A status that comes before its message is deferred.
 *   <li>The message takes the highest status seen; a late or repeated status has no effect.
 *   <li>Meta's report that the window is closed overrides our clock; its report of a marketing opt-out is recorded.
 * </ol>
 *
 * Statuses open no window and promote no number (S38).
 */
final class StatusDecision {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(30);

    private StatusDecision() {}

    /** What it reads besides the holders of its claims: see {@link ReceiveLoader}; most statuses read nothing more. */
    static Set<Relation> loads(DeliveryEvent.Status event) {
        Set<Relation> loads = EnumSet.noneOf(Relation.class);
        if (event.shutsWindow()) {
            loads.addAll(Set.of(Relation.CONVERSATIONS, Relation.ALIASES, Relation.CONVERSATIONS_OF));
        }
        if (event.optedOut()) {
            loads.addAll(
                    Set.of(Relation.CONVERSATIONS, Relation.IDENTITIES, Relation.ALIASES, Relation.CHANNEL_CONSENTS));
        }
        return loads;
    }

    static Receipt.Item decide(UnitOfWork unit, RoutedEvent routed, DeliveryEvent.Status event) {
        EventTime time = EventTime.of(event.at(), unit.now());
        DeliveryStep step =
                new DeliveryStep(DeliveryStep.REPORTED, event.status(), time.at(), event.error(), event.price());
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
     * Records the opt-out for which Meta rejected a send. The entry has the message's id, so it is recorded once, whether
     * the answer to the send or a status reports it first.
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

    /** Closes the window at once, because a deferred report contains only the delivery status. */
    private static void shutWindow(UnitOfWork unit, RoutedEvent routed, Instant at) {
        IdentityResolution.known(unit.state(), routed.keys())
                .flatMap(person -> ConversationOpening.find(unit, routed.line(), person))
                .ifPresent(conversation -> unit.change(
                        new ConversationChange.RaiseMarks(conversation.id(), Map.of(Mark.WINDOW_SHUT, at))));
    }

    /** Returns the message an event refers to: by our reference on the same line, else by Meta's id. */
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

    /** Raises the delivery of a message, and records Meta's id if it has none. */
    static Receipt.Item raise(
            UnitOfWork unit, Message message, String providerId, DeliveryStep step, boolean shutsWindow) {
        Delivery before = message.delivery();
        if (before == null) {
            // A status of the customer's own message has no effect.
            return new Receipt.Item(Receipt.Filing.IGNORED, null, message.conversation(), message.id(), null);
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
            return new Receipt.Item(Receipt.Filing.DUPLICATE, null, message.conversation(), message.id(), null);
        }
        unit.change(new ConversationChange.RaiseDelivery(message.id(), step));
        if (after.status() != before.status()) {
            unit.event(new CrmEvent.DeliveryChanged(message.conversation(), message.id(), after.status()));
        }
        if (step.status() == DeliveryStatus.FAILED && shutsWindow) {
            unit.change(new ConversationChange.RaiseMarks(message.conversation(), Map.of(Mark.WINDOW_SHUT, step.at())));
        }
        return new Receipt.Item(Receipt.Filing.STORED, null, message.conversation(), message.id(), null);
    }

    /** Defers a report until its message is stored, and enqueues work in case their commits cross. */
    static Receipt.Item deferReport(UnitOfWork unit, RoutedEvent routed, String providerId, MessageReport report) {
        DeferredReport status =
                new DeferredReport(unit.account(), routed.line().id(), providerId, report, unit.decidedAt());
        String key = DeferredReportWork.key(status);
        if (!SafeText.isId(WorkKind.UNPARK + "/" + key)) {
            // Meta's ids are never that long; without work, the report would stay deferred for ever.
            return ReceiveRules.quarantine(
                    unit, routed, QuarantinedItem.Reason.MALFORMED, "the id of the message is too long to wait for it");
        }
        unit.change(new IntakeChange.DeferReport(status));
        unit.enqueue(WorkItem.single(
                unit.account(), WorkKind.UNPARK, key, unit.decidedAt().plus(FIRST_LOOK)));
        return Receipt.Item.of(Receipt.Filing.STORED);
    }
}
