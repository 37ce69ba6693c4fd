package io.escala.core.internal.receive;

import io.escala.core.channel.DeliveryEvent;
import io.escala.core.internal.conversation.ConversationOpening;
import io.escala.core.internal.conversation.DeferredReports;
import io.escala.core.internal.identify.IdentityResolution;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Receipt;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Relation;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.line.Line;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records what a person has received or read: a mark on the conversation that only moves forward. It opens no window. */
final class ReadReceiptDecision {
    /** What a watermark reads besides the holders of its claims: see {@link ReceiveLoader}. */
    static final Set<Relation> WATERMARK_LOADS = Set.of(Relation.ALIASES, Relation.CONVERSATIONS_OF);

    /** What the receipt of a message reads besides. */
    static final Set<Relation> SEEN_LOADS = Set.of(Relation.CONVERSATIONS);

    private ReadReceiptDecision() {}

    /**
     * Everything up to a time (Messenger). It may come before the first message of the conversation, which is then created
     * with the mark.
     */
    static Receipt.Item watermark(UnitOfWork unit, RoutedEvent routed, DeliveryEvent.Watermark event) {
        EventTime time = EventTime.of(event.upTo(), unit.now());
        Optional<Conversation> known = IdentityResolution.known(unit.state(), routed.keys())
                .flatMap(identity -> ConversationOpening.find(unit, routed.line(), identity));
        if (known.isPresent()) {
            return raise(unit, known.get(), event.mark(), time.at());
        }
        if (time.stale(unit.now())
                || routed.keys().stream().noneMatch(key -> key.kind().anchors())) {
            return Receipt.Item.of(Receipt.Filing.IGNORED);
        }
        Line line = routed.line();
        ChannelIdentity identity =
                IdentityResolution.resolve(unit, line.channel(), routed.keys(), AliasGrade.ASSUMED, time.at());
        return raise(unit, ConversationOpening.findOrBegin(unit, line, identity, time.at()), event.mark(), time.at());
    }

    /** A message, and everything before it (Instagram). */
    static Receipt.Item seen(UnitOfWork unit, RoutedEvent routed, DeliveryEvent.Seen event) {
        EventTime time = EventTime.of(event.at(), unit.now());
        DeliveryStep step = new DeliveryStep(DeliveryStep.REPORTED, DeliveryStatus.READ, time.at(), null);
        Optional<Message> message = StatusDecision.target(unit, routed);
        if (message.isEmpty()) {
            return StatusDecision.deferReport(unit, routed, event.messageId(), step);
        }
        Receipt.Item item = StatusDecision.raise(unit, message.get(), event.messageId(), step, false);
        if (item.outcome() == Receipt.Filing.STORED) {
            DeferredReports.readUpTo(unit, message.get());
        }
        return item;
    }

    private static Receipt.Item raise(UnitOfWork unit, Conversation conversation, Mark mark, Instant upTo) {
        boolean raises = conversation.mark(mark).map(upTo::isAfter).orElse(true);
        if (raises) {
            unit.change(new ConversationChange.RaiseMarks(conversation.id(), Map.of(mark, upTo)));
        }
        return new Receipt.Item(
                raises ? Receipt.Filing.STORED : Receipt.Filing.DUPLICATE, null, conversation.id(), null, null);
    }
}
