package io.escala.core.internal.receive;

import io.escala.core.channel.MessageEvent;
import io.escala.core.identify.Identification;
import io.escala.core.internal.conversation.ConversationOpening;
import io.escala.core.internal.conversation.DeferredReports;
import io.escala.core.internal.conversation.TakeOver;
import io.escala.core.internal.identify.ContactLinking;
import io.escala.core.internal.identify.IdentityResolution;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.media.MediaRules;
import io.escala.core.result.Receipt;
import io.escala.crm.Channel;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Relation;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files the channel's copy of a message that the business sent. In order:
 *
 * <ol>
 *   <li>A send of this library, found by its reference or Meta's id: the echo proves that Meta accepted it, even before the
 *       answer to the send.
 *   <li>Where echoes contain no reference (Instagram), it is a send of ours to this person with the same content, or media of the same kinds, and without
 *       an id, if exactly one matches. Elsewhere an echo without our reference is not ours, whatever its content.
 *   <li>Otherwise it was sent by other means (the phone, Meta's own inbox, another app): stored as an outbound message of an
 *       external author. It opens no window and no session, and promotes no number; the customer's reply does, before or
 *       after it.
 *   <li>A person who is first seen in it is linked to the contact whose number it was sent to, in the same or a strong
 *       national form. A person known before is never linked by what the business sends.
 * </ol>
 */
final class EchoDecision {
    /** What it reads besides the holders of its claims: see {@link ReceiveLoader}. */
    static final Set<Relation> LOADS = Set.of(
            Relation.ALIASES,
            Relation.CONVERSATIONS_OF,
            Relation.UNSETTLED,
            Relation.DEFERRED,
            Relation.IDENTITIES_OF,
            Relation.CONTACTS,
            Relation.CONTACT_KEYS,
            Relation.SETTINGS);

    private EchoDecision() {}

    static Receipt.Item decide(UnitOfWork unit, RoutedEvent routed, MessageEvent.Echo event) {
        EventTime time = EventTime.of(event.at(), unit.now());
        DeliveryStep accepted = new DeliveryStep(DeliveryStep.REPORTED, DeliveryStatus.ACCEPTED, time.at(), null);
        Optional<Message> ours = StatusDecision.target(unit, routed);
        if (ours.isEmpty() && routed.line().channel() == Channel.INSTAGRAM && event.reference() == null) {
            ours = unnamed(unit, routed, event);
        }
        if (ours.isPresent()) {
            return StatusDecision.raise(unit, ours.get(), event.messageId(), accepted, false);
        }
        if (time.stale(unit.now())) {
            return ReceiveRules.quarantine(unit, routed, QuarantinedItem.Reason.STALE, "older than 30 days");
        }
        if (routed.keys().stream().noneMatch(key -> key.kind().anchors())) {
            return ReceiveRules.quarantine(unit, routed, QuarantinedItem.Reason.NO_SENDER, "no id of the recipient");
        }
        return external(unit, routed, event, time);
    }

    private static Optional<Message> unnamed(UnitOfWork unit, RoutedEvent routed, MessageEvent.Echo event) {
        List<Message> fitting = IdentityResolution.known(unit.state(), routed.keys())
                .flatMap(identity -> ConversationOpening.find(unit, routed.line(), identity))
                .map(conversation -> unit.state().conversations().unsettled(conversation.id()).stream()
                        .filter(message -> EchoedContent.fits(message.content(), event.content()))
                        .toList())
                .orElse(List.of());
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private static Receipt.Item external(UnitOfWork unit, RoutedEvent routed, MessageEvent.Echo event, EventTime time) {
        Line line = routed.line();
        List<IdentityKey> keys = routed.keys();
        ChannelIdentity identity =
                IdentityResolution.resolve(unit, line.channel(), keys, AliasGrade.ASSUMED, time.at());
        Identification who = ContactLinking.linkNew(unit, identity, keys);
        Conversation conversation = ConversationOpening.findOrBegin(unit, line, identity, time.at());
        MessageId id = new MessageId(unit.id());
        Message written = new Message(
                unit.account(),
                id,
                conversation.id(),
                line.id(),
                Author.EXTERNAL,
                event.messageId(),
                event.content(),
                time.at(),
                unit.now(),
                time.corrected(),
                InboundDecision.address(keys),
                null,
                null,
                null,
                new Delivery(
                        DeliveryStep.REPORTED,
                        DeliveryStatus.ACCEPTED,
                        Map.of(DeliveryStatus.ACCEPTED, time.at()),
                        null));
        Message message = DeferredReports.settle(unit, written);
        unit.change(new ConversationChange.AppendMessage(message));
        MediaRules.enqueue(unit, message);
        TakeOver.answered(unit, conversation, time.at());
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        marks.put(Mark.ACTIVITY, time.at());
        marks.put(Mark.ANSWERED, time.at());
        unit.change(new ConversationChange.RaiseMarks(conversation.id(), marks));
        unit.event(new CrmEvent.MessageEchoed(conversation.id(), id));
        if (InboundDecision.asksForProfile(unit, line.channel(), identity)) {
            unit.enqueue(WorkItem.single(
                    unit.account(), WorkKind.PROFILE, identity.id().value(), unit.now()));
        }
        return new Receipt.Item(Receipt.Filing.STORED, null, conversation.id(), id, who);
    }
}
