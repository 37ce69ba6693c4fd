package io.escala.core.internal.receive;

import io.escala.core.channel.PersonEvent;
import io.escala.core.internal.conversation.ConversationOpening;
import io.escala.core.internal.identify.IdentityResolution;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.window.ClosingWindows;
import io.escala.core.result.Receipt;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Relation;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Referral;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.conversation.TouchpointId;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.quarantine.QuarantinedItem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Handles a person who opened the chat, or returned to it by a link, without sending a message. In order:
 *
 * <ol>
 *   <li>The identity is found by the person's ids, or created, to record which ids belong together.
 *   <li>If there is a conversation, and this kind of event opens the window, it opens. No conversation is created, because
 *       an empty one is useless in a list; the first message creates it with a window of its own.
 *   <li>If there is a conversation, the advertisement or link that led there is recorded as a touchpoint, once.
 *   <li>The item is kept raw, because only it contains all of where the person came from.
 * </ol>
 */
final class EnteredConversationDecision {
    /** What it reads besides the holders of its claims: see {@link ReceiveLoader}. */
    static final Set<Relation> LOADS = Set.of(Relation.SETTINGS, Relation.ALIASES, Relation.CONVERSATIONS_OF);

    private EnteredConversationDecision() {}

    static Receipt.Item decide(UnitOfWork unit, RoutedEvent routed, PersonEvent.EnteredConversation event) {
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
                .ifPresent(found -> {
                    ClosingWindows.enqueue(unit, found, time.at());
                    unit.change(new ConversationChange.RaiseMarks(found.id(), Map.of(Mark.WINDOW_OPENED, time.at())));
                });
        Referral referral = event.referral();
        if (referral != null) {
            TouchpointId id = new TouchpointId(ContentDigest.of(event.raw()));
            conversation.ifPresent(found -> unit.change(new ConversationChange.AddTouchpoint(
                    new Touchpoint(unit.account(), id, found.id(), referral, time.at(), unit.now()))));
        }
        Receipt.Item kept = ReceiveRules.quarantine(unit, routed, QuarantinedItem.Reason.UNRECOGNIZED, event.kind());
        return new Receipt.Item(
                kept.outcome(),
                kept.reason(),
                conversation.map(Conversation::id).orElse(null),
                null,
                null);
    }
}
