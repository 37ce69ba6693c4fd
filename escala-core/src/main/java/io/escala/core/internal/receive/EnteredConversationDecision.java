package io.escala.core.internal.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Receipt;
import io.escala.core.internal.conversation.ConversationOpening;
import io.escala.core.internal.identify.IdentityResolution;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Mark;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.quarantine.QuarantinedItem;
import java.util.Map;
import java.util.Optional;

/**
 * A person opened the chat, or came back to it by a link, and wrote nothing. In order:
 *
 * <ol>
 *   <li>The person is recognised by their ids, or is new: which ids belong together is worth knowing.
 *   <li>Where there is a conversation, and coming this way opens the window, it opens. No conversation begins: a list of empty ones
 *       helps nobody, and the first message begins it with a window of its own.
 *   <li>The item is kept raw, because nothing else keeps where the person came from.
 * </ol>
 */
final class EnteredConversationDecision {
    private EnteredConversationDecision() {}

    static Receipt.Item decide(UnitOfWork unit, RoutedEvent routed, ChannelEvent.EnteredConversation event) {
        if (routed.keys().stream().noneMatch(key -> key.kind().anchors())) {
            return ReceiveRules.quarantine(unit, routed, QuarantinedItem.Reason.NO_SENDER, "no id of the person");
        }
        EventTime time = EventTime.of(event.at(), unit.now());
        ChannelIdentity identity =
                IdentityResolution.resolve(unit, routed.line().channel(), routed.keys(), AliasGrade.ASSUMED, time.at());
        InboundDecision.name(unit, identity, event.from().profileName(), time.at());
        Optional<Conversation> conversation = ConversationOpening.find(unit, routed.line(), identity);
        conversation
                .filter(found -> event.opensWindow())
                .filter(found ->
                        found.mark(Mark.WINDOW_OPENED).map(time.at()::isAfter).orElse(true))
                .ifPresent(found -> unit.change(
                        new ConversationChange.RaiseMarks(found.id(), Map.of(Mark.WINDOW_OPENED, time.at()))));
        Receipt.Item kept = ReceiveRules.quarantine(unit, routed, QuarantinedItem.Reason.UNRECOGNIZED, event.kind());
        return new Receipt.Item(
                kept.outcome(),
                kept.reason(),
                conversation.map(Conversation::id).orElse(null),
                null,
                null);
    }
}
