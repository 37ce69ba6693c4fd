package io.escala.core.internal.receive;

import io.escala.core.channel.PersonEvent;
import io.escala.core.internal.conversation.ChannelConsents;
import io.escala.core.internal.conversation.ConversationOpening;
import io.escala.core.internal.identify.ContactLinking;
import io.escala.core.internal.identify.IdentityResolution;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Receipt;
import io.escala.crm.change.Relation;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.quarantine.QuarantinedItem;
import java.time.Instant;
import java.util.Set;

/**
 * Records a consent that a person gave or withdrew on the channel, for the person as the channel sees them, with or without
 * a contact or a conversation: an opt-out before the first message counts too. It opens no window (the answer to a
 * permission request is no message), and promotes no number. A person first seen in it is linked to the contact whose number it
 * is.
 */
final class ConsentDecision {
    /** What it reads besides the holders of its claims: see {@link ReceiveLoader}. */
    static final Set<Relation> LOADS = Set.of(
            Relation.ALIASES,
            Relation.CONVERSATIONS_OF,
            Relation.CHANNEL_CONSENTS,
            Relation.IDENTITIES_OF,
            Relation.CONTACTS,
            Relation.CONTACT_KEYS);

    private ConsentDecision() {}

    static Receipt.Item decide(UnitOfWork unit, RoutedEvent routed, PersonEvent.ConsentChanged event) {
        if (routed.keys().stream().noneMatch(key -> key.kind().anchors())) {
            return ReceiveRules.quarantine(unit, routed, QuarantinedItem.Reason.NO_SENDER, "no id of the person");
        }
        EventTime time = EventTime.of(event.at(), unit.now());
        ChannelIdentity identity =
                IdentityResolution.resolve(unit, routed.line().channel(), routed.keys(), AliasGrade.ASSUMED, time.at());
        ContactLinking.linkNew(unit, identity, routed.keys());
        InboundDecision.name(unit, identity, event.by().profileName(), time.at());
        String id = time.corrected() ? ContentDigest.of(event.raw()) : id(event.state(), time.at());
        boolean recorded = ChannelConsents.record(unit, identity.id(), id, event.purpose(), event.state(), time.at());
        return new Receipt.Item(
                recorded ? Receipt.Filing.STORED : Receipt.Filing.DUPLICATE,
                null,
                ConversationOpening.find(unit, routed.line(), identity)
                        .map(Conversation::id)
                        .orElse(null),
                null,
                null);
    }

    /** The id of a consent entry. Of two entries with the same time the alphabetically later one wins: the withdrawal. */
    static String id(ConsentState state, Instant at) {
        return state + "/" + at.toEpochMilli();
    }
}
