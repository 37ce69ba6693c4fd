package io.escala.core.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Receipt;
import io.escala.core.identify.internal.Recognition;
import io.escala.core.loop.Fold;
import io.escala.crm.aside.Parked;
import io.escala.crm.aside.SetAside;
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
import io.escala.crm.store.Change;
import io.escala.crm.store.Claim;
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
 *   <li>A status that came before its message is parked, and waits.
 *   <li>The message takes the highest rank it has seen; a late or repeated status changes nothing.
 *   <li>Meta's word that the window is shut overrides our clock; its word that the person stopped marketing is recorded.
 * </ol>
 *
 * Statuses open no window and promote no number (S38).
 */
final class StatusDecision {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(30);

    private StatusDecision() {}

    static Receipt.Item decide(Fold fold, Routed routed, ChannelEvent.Status event) {
        EventTime time = EventTime.of(event.at(), fold.now());
        DeliveryStep step = new DeliveryStep(DeliveryStep.REPORTED, event.status(), time.at(), event.error());
        Optional<Message> target = target(fold, routed);
        if (event.optedOut()) {
            optOut(fold, routed, target, time.at());
        }
        if (target.isEmpty() && time.stale(fold.now())) {
            return ReceiveRules.quarantine(fold, routed, SetAside.Reason.STALE, "older than 30 days");
        }
        if (target.isEmpty()) {
            if (event.shutsWindow()) {
                shutWindow(fold, routed, time.at());
            }
            return park(fold, routed, event.messageId(), step);
        }
        return raise(fold, target.get(), event.messageId(), step, event.shutsWindow());
    }

    /**
     * Meta refused a send because the person wants no marketing: they said so. Under the id of the message it stands once, whether
     * the answer to the send or a status tells of it first.
     */
    private static void optOut(Fold fold, Routed routed, Optional<Message> target, Instant at) {
        Optional<IdentityId> person = target.flatMap(message -> fold.state().conversation(message.conversation()))
                .map(Conversation::identity)
                .or(() -> Recognition.known(fold.state(), routed.keys()).map(ChannelIdentity::id))
                .flatMap(id -> fold.state().canonicalIdentity(id))
                .map(ChannelIdentity::id);
        String id = target.map(message -> message.id().value())
                .orElseGet(() -> ConsentDecision.id(ConsentState.WITHDRAWN, at));
        person.ifPresent(
                who -> ChannelConsents.record(fold, who, id, ConsentPurpose.MARKETING, ConsentState.WITHDRAWN, at));
    }

    /** What waits for its message says no more than how far it came: that the window is shut holds for the person at once. */
    private static void shutWindow(Fold fold, Routed routed, Instant at) {
        Recognition.known(fold.state(), routed.keys())
                .flatMap(person -> Threads.find(fold, routed.line(), person))
                .ifPresent(conversation ->
                        fold.change(new Change.RaiseMarks(conversation.id(), Map.of(Mark.WINDOW_SHUT, at))));
    }

    /** The message an event speaks of: by our reference on the same line, else by Meta's id. */
    static Optional<Message> target(Fold fold, Routed routed) {
        Optional<Message> ours = ReceiveLoader.reference(routed)
                .flatMap(fold.state()::message)
                .filter(message -> message.line().equals(routed.line().id()))
                .filter(message -> message.direction() == Direction.OUTBOUND);
        if (ours.isPresent()) {
            return ours;
        }
        Claim claim = routed.messageClaim();
        return claim == null
                ? Optional.empty()
                : fold.state().holder(claim).map(MessageId::new).flatMap(fold.state()::message);
    }

    /** Raises a message, naming it if Meta had not. */
    static Receipt.Item raise(Fold fold, Message message, String providerId, DeliveryStep step, boolean shutsWindow) {
        Delivery before = message.delivery();
        if (before == null) {
            // A status of the customer's own message says nothing an inbox acts on.
            return new Receipt.Item(Receipt.Outcome.IGNORED, null, message.conversation(), message.id(), null);
        }
        boolean names = message.providerId() == null
                && fold.state()
                        .holder(Claim.providerMessage(message.line(), providerId))
                        .isEmpty();
        if (names) {
            fold.change(new Change.NameMessage(message.id(), message.line(), providerId));
        }
        Delivery after = before.raised(step);
        if (!names && after.equals(before)) {
            return new Receipt.Item(Receipt.Outcome.DUPLICATE, null, message.conversation(), message.id(), null);
        }
        fold.change(new Change.RaiseDelivery(message.id(), step));
        if (after.status() != before.status()) {
            fold.event(new CrmEvent.DeliveryChanged(message.id(), after.status()));
        }
        if (step.status() == DeliveryStatus.FAILED && shutsWindow) {
            fold.change(new Change.RaiseMarks(message.conversation(), Map.of(Mark.WINDOW_SHUT, step.at())));
        }
        return new Receipt.Item(Receipt.Outcome.STORED, null, message.conversation(), message.id(), null);
    }

    /** Lets a report wait for its message; work brings them together if they pass each other unseen. */
    static Receipt.Item park(Fold fold, Routed routed, String providerId, MessageReport report) {
        Parked status = new Parked(fold.account(), routed.line().id(), providerId, report, fold.decidedAt());
        String key = UnparkWork.key(status);
        if (!SafeText.isId(WorkKind.UNPARK + "/" + key)) {
            // No id of Meta's comes near; without work to look after it, the report would wait for ever.
            return ReceiveRules.quarantine(
                    fold, routed, SetAside.Reason.MALFORMED, "the id of the message is too long to wait for it");
        }
        fold.change(new Change.Park(status));
        fold.enqueue(WorkItem.single(
                fold.account(), WorkKind.UNPARK, key, fold.decidedAt().plus(FIRST_LOOK)));
        return Receipt.Item.of(Receipt.Outcome.STORED);
    }
}
