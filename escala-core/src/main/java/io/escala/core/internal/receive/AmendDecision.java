package io.escala.core.internal.receive;

import io.escala.core.channel.AmendmentEvent;
import io.escala.core.internal.conversation.AmendmentRules;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Receipt;
import io.escala.crm.change.Relation;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Message;
import io.escala.crm.quarantine.QuarantinedItem;
import java.util.Optional;
import java.util.Set;

/**
 * Applies an amendment to a message: an edit, unsend or reaction, or the end of a call. In order:
 *
 * <ol>
 *   <li>If the message is not stored yet, the amendment is deferred; one older than 30 days is quarantined.
 *   <li>A repeated amendment, or one overridden by a later one, has no effect.
 *   <li>Otherwise the message is amended. No window opens, nothing becomes unread, and no number is promoted, because the
 *       person did not send a message.
 * </ol>
 */
final class AmendDecision {
    /** What an unsend reads besides the holders of its claims: see {@link ReceiveLoader}; other amendments read nothing more. */
    static final Set<Relation> UNSENT_LOADS = Set.of(Relation.MEDIA);

    private AmendDecision() {}

    static Receipt.Item edited(UnitOfWork unit, RoutedEvent routed, AmendmentEvent.Edited event) {
        EventTime time = EventTime.of(event.at(), unit.now());
        return decide(
                unit, routed, event.messageId(), time, new Amendment.Edit(event.content(), time.at(), event.order()));
    }

    static Receipt.Item unsent(UnitOfWork unit, RoutedEvent routed, AmendmentEvent.Unsent event) {
        EventTime time = EventTime.of(event.at(), unit.now());
        return decide(unit, routed, event.messageId(), time, new Amendment.Unsend(time.at()));
    }

    static Receipt.Item reacted(UnitOfWork unit, RoutedEvent routed, AmendmentEvent.Reacted event) {
        EventTime time = EventTime.of(event.at(), unit.now());
        return decide(
                unit,
                routed,
                event.messageId(),
                time,
                new Amendment.Reaction(event.by(), event.emoji(), time.at(), event.order()));
    }

    private static Receipt.Item decide(
            UnitOfWork unit, RoutedEvent routed, String providerId, EventTime time, Amendment amendment) {
        Optional<Message> target = StatusDecision.target(unit, routed);
        if (target.isPresent()) {
            return amend(unit, target.get(), amendment);
        }
        return time.stale(unit.now())
                ? ReceiveRules.quarantine(unit, routed, QuarantinedItem.Reason.STALE, "older than 30 days")
                : StatusDecision.deferReport(unit, routed, providerId, amendment);
    }

    private static Receipt.Item amend(UnitOfWork unit, Message message, Amendment amendment) {
        boolean changes = AmendmentRules.apply(unit, message, amendment);
        return new Receipt.Item(
                changes ? Receipt.Filing.STORED : Receipt.Filing.DUPLICATE,
                null,
                message.conversation(),
                message.id(),
                null);
    }
}
