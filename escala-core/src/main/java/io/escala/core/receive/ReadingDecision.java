package io.escala.core.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Receipt;
import io.escala.core.identify.internal.Recognition;
import io.escala.core.loop.Fold;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.line.Line;
import io.escala.crm.store.Change;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a person has received or read: a mark on the conversation that only moves forward. It opens no window and makes no
 * conversation.
 */
final class ReadingDecision {
    private ReadingDecision() {}

    /**
     * Everything up to a time (Messenger). It may come before the first message of its thread: the thread is there all the same, and
     * keeps the mark.
     */
    static Receipt.Item watermark(Fold fold, Routed routed, ChannelEvent.Watermark event) {
        EventTime time = EventTime.of(event.upTo(), fold.now());
        Optional<Conversation> known = Recognition.known(fold.state(), routed.keys())
                .flatMap(identity -> Threads.find(fold, routed.line(), identity));
        if (known.isPresent()) {
            return raise(fold, known.get(), event.mark(), time.at());
        }
        if (time.stale(fold.now())
                || routed.keys().stream().noneMatch(key -> key.kind().anchors())) {
            return Receipt.Item.of(Receipt.Outcome.IGNORED);
        }
        Line line = routed.line();
        ChannelIdentity identity =
                Recognition.recognise(fold, line.channel(), routed.keys(), AliasGrade.ASSUMED, time.at());
        return raise(fold, Threads.findOrBegin(fold, line, identity, time.at()), event.mark(), time.at());
    }

    /** A message, and what came before it (Instagram). */
    static Receipt.Item seen(Fold fold, Routed routed, ChannelEvent.Seen event) {
        EventTime time = EventTime.of(event.at(), fold.now());
        DeliveryStep step = new DeliveryStep(DeliveryStep.REPORTED, DeliveryStatus.READ, time.at(), null);
        Optional<Message> message = StatusDecision.target(fold, routed);
        if (message.isEmpty()) {
            return StatusDecision.park(fold, routed, event.messageId(), step);
        }
        Receipt.Item item = StatusDecision.raise(fold, message.get(), event.messageId(), step, false);
        if (item.outcome() == Receipt.Outcome.STORED) {
            Unparking.readUpTo(fold, message.get());
        }
        return item;
    }

    private static Receipt.Item raise(Fold fold, Conversation conversation, Mark mark, Instant upTo) {
        boolean raises = conversation.mark(mark).map(upTo::isAfter).orElse(true);
        if (raises) {
            fold.change(new Change.RaiseMarks(conversation.id(), Map.of(mark, upTo)));
        }
        return new Receipt.Item(
                raises ? Receipt.Outcome.STORED : Receipt.Outcome.DUPLICATE, null, conversation.id(), null, null);
    }
}
