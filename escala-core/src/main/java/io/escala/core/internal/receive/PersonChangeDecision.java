package io.escala.core.internal.receive;

import io.escala.core.channel.PersonEvent;
import io.escala.core.internal.conversation.ConversationOpening;
import io.escala.core.internal.conversation.DeferredReports;
import io.escala.core.internal.identify.ContactLinking;
import io.escala.core.internal.identify.IdentityKeyChange;
import io.escala.core.internal.identify.IdentityResolution;
import io.escala.core.internal.identify.PartyKeys;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Receipt;
import io.escala.crm.Channel;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Relation;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.quarantine.QuarantinedItem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Applies new ids of a person reported by the channel. In order:
 *
 * <ol>
 *   <li>A notice that is already stored has no second effect.
 *   <li>The ids are applied, see {@link IdentityKeyChange}, and emit one event. No key of a contact changes, and none is
 *       promoted: only a message from a number does that (S38). Where the ids are the same on both sides, the person is found
 *       by them, or created, to record which ids belong together.
 *   <li>The channel's notice is filed in the conversation of line and person. It opens neither window nor session, marks
 *       nothing unread and does not move the conversation up in lists, because the person did not send it.
 * </ol>
 */
final class PersonChangeDecision {
    /** What it reads besides the holders of its claims: see {@link ReceiveLoader}. */
    static final Set<Relation> LOADS = Set.of(
            Relation.ALIASES,
            Relation.CONVERSATIONS_OF,
            Relation.IDENTITIES_OF,
            Relation.CONTACTS,
            Relation.CONTACT_KEYS,
            Relation.DEFERRED);

    private PersonChangeDecision() {}

    static Receipt.Item decide(UnitOfWork unit, RoutedEvent routed, PersonEvent.PersonChanged event) {
        Optional<String> known = Optional.ofNullable(routed.messageClaim()).flatMap(unit.state()::holder);
        if (known.isPresent()) {
            return InboundDecision.duplicate(unit, new MessageId(known.get()));
        }
        List<IdentityKey> before = PartyKeys.of(routed.line(), event.before());
        List<IdentityKey> after = PartyKeys.of(routed.line(), event.after());
        if (nameless(before) || nameless(after)) {
            return ReceiveRules.quarantine(
                    unit, routed, QuarantinedItem.Reason.NO_SENDER, "no id before or after the change");
        }
        EventTime time = EventTime.of(event.at(), unit.now());
        int changes = unit.changes();
        Channel channel = routed.line().channel();
        Optional<ChannelIdentity> person = before.equals(after)
                ? Optional.of(IdentityResolution.resolve(unit, channel, after, AliasGrade.ASSUMED, time.at()))
                : IdentityKeyChange.rename(unit, channel, before, after, time.at());
        if (person.isEmpty()) {
            return Receipt.Item.of(Receipt.Filing.IGNORED);
        }
        ChannelIdentity identity = person.get();
        ContactLinking.linkNew(unit, identity, after);
        InboundDecision.name(unit, identity, event.after().profileName(), time.at());
        boolean changed = unit.changes() > changes;
        if (changed) {
            unit.event(new CrmEvent.IdentityChanged(identity.id()));
        }
        if (event.notice() != null && !time.stale(unit.now())) {
            return notice(unit, routed, event.notice(), identity, after, time);
        }
        return new Receipt.Item(
                changed ? Receipt.Filing.STORED : Receipt.Filing.DUPLICATE,
                null,
                ConversationOpening.find(unit, routed.line(), identity)
                        .map(Conversation::id)
                        .orElse(null),
                null,
                null);
    }

    private static Receipt.Item notice(
            UnitOfWork unit,
            RoutedEvent routed,
            PersonEvent.Notice notice,
            ChannelIdentity identity,
            List<IdentityKey> keys,
            EventTime time) {
        Conversation conversation = ConversationOpening.findOrBegin(unit, routed.line(), identity, time.at());
        MessageId id = new MessageId(unit.id());
        Message message = DeferredReports.settle(
                unit,
                Message.notice(
                        conversation,
                        id,
                        notice.messageId(),
                        notice.content(),
                        time.at(),
                        unit.now(),
                        time.corrected(),
                        InboundDecision.address(keys)));
        unit.change(new ConversationChange.AppendMessage(message));
        unit.event(new CrmEvent.NoticeReceived(conversation.id(), id));
        return new Receipt.Item(Receipt.Filing.STORED, null, conversation.id(), id, null);
    }

    private static boolean nameless(List<IdentityKey> keys) {
        return keys.stream().noneMatch(key -> key.kind().anchors());
    }
}
