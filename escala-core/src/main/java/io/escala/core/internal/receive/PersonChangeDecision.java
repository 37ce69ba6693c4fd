package io.escala.core.internal.receive;

import io.escala.core.channel.PersonEvent;
import io.escala.core.internal.conversation.ConversationOpening;
import io.escala.core.internal.identify.ContactLinking;
import io.escala.core.internal.identify.IdentityKeyChange;
import io.escala.core.internal.identify.PartyKeys;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Receipt;
import io.escala.crm.change.Relation;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.quarantine.QuarantinedItem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Applies new ids of a person reported by the channel, see {@link IdentityKeyChange}, and emits one event for it. No key of
 * a contact changes, and none is promoted: only a message from a number does that (S38). No window opens and nothing is
 * filed, because the person did not send a message.
 */
final class PersonChangeDecision {
    /** What it reads besides the holders of its claims: see {@link ReceiveLoader}. */
    static final Set<Relation> LOADS =
            Set.of(Relation.ALIASES, Relation.CONVERSATIONS_OF, Relation.IDENTITIES_OF, Relation.CONTACT_KEYS);

    private PersonChangeDecision() {}

    static Receipt.Item decide(UnitOfWork unit, RoutedEvent routed, PersonEvent.PersonChanged event) {
        List<IdentityKey> before = PartyKeys.of(routed.line(), event.before());
        List<IdentityKey> after = PartyKeys.of(routed.line(), event.after());
        if (nameless(before) || nameless(after)) {
            return ReceiveRules.quarantine(
                    unit, routed, QuarantinedItem.Reason.NO_SENDER, "no id before or after the change");
        }
        EventTime time = EventTime.of(event.at(), unit.now());
        int changes = unit.changes();
        Optional<ChannelIdentity> person =
                IdentityKeyChange.rename(unit, routed.line().channel(), before, after, time.at());
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
        return new Receipt.Item(
                changed ? Receipt.Filing.STORED : Receipt.Filing.DUPLICATE,
                null,
                ConversationOpening.find(unit, routed.line(), identity)
                        .map(Conversation::id)
                        .orElse(null),
                null,
                null);
    }

    private static boolean nameless(List<IdentityKey> keys) {
        return keys.stream().noneMatch(key -> key.kind().anchors());
    }
}
