package io.escala.core.internal.receive;

import io.escala.core.channel.MessageEvent;
import io.escala.core.identify.Identification;
import io.escala.core.internal.conversation.ConversationOpening;
import io.escala.core.internal.conversation.DeferredReports;
import io.escala.core.internal.conversation.StatusReplyItems;
import io.escala.core.internal.identify.ArchivedContacts;
import io.escala.core.internal.identify.ContactIdentification;
import io.escala.core.internal.identify.ContactLinking;
import io.escala.core.internal.identify.IdentityResolution;
import io.escala.core.internal.identify.LinkReasons;
import io.escala.core.internal.identify.PartyKeys;
import io.escala.core.internal.identify.Promotion;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.media.MediaRules;
import io.escala.core.internal.window.ClosingWindows;
import io.escala.core.result.Receipt;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.Relation;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Referral;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.conversation.TouchpointId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.line.Line;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files a message from a person. In order:
 *
 * <ol>
 *   <li>A message that is already stored has no second effect.
 *   <li>One that is older than 30 days, or names no person, is quarantined.
 *   <li>The identity is found by the person's keys, or created; their name on the channel is kept.
 *   <li>The contact is identified; an identity whose key a contact holds is linked at once. An archived contact comes back.
 *   <li>A number that a contact writes from becomes its WhatsApp phone (S38, S39).
 *   <li>The message is filed in the one conversation of line and person; the window opens, and a session, if none is open. A tap is tied to
 *       the message and the option that it answers.
 *   <li>The advertisement, post or link that led to it is recorded as a touchpoint of the conversation.
 *   <li>Slow steps are enqueued as work: fetching media, asking for a name that is missing or a day old, registering the
 *       contact (S41), telling that the window is about to close, giving it to the user whose turn it is, answering for an owner who is out.
 * </ol>
 */
final class InboundDecision {
    private static final Duration PROFILE_HOLDS = Duration.ofHours(24);

    /** What it reads besides the holders of its claims: see {@link ReceiveLoader}. */
    static final Set<Relation> LOADS = Set.of(
            Relation.SETTINGS,
            Relation.ALIASES,
            Relation.CONVERSATIONS_OF,
            Relation.IDENTITIES_OF,
            Relation.CONTACTS,
            Relation.CONTACT_KEYS,
            Relation.DEFERRED);

    private InboundDecision() {}

    static Receipt.Item decide(UnitOfWork unit, RoutedEvent routed, MessageEvent.Inbound event) {
        return file(unit, routed, event, true);
    }

    /** Files a call: an entry of the thread like a message, but it promotes no number, because it is no message (S38). */
    static Receipt.Item called(UnitOfWork unit, RoutedEvent routed, MessageEvent.Called event) {
        MessageEvent.Inbound entry = new MessageEvent.Inbound(
                event.line(),
                event.from(),
                event.callId(),
                event.at(),
                event.content(),
                null,
                event.opensWindow(),
                event.raw());
        return file(unit, routed, entry, false);
    }

    private static Receipt.Item file(
            UnitOfWork unit, RoutedEvent routed, MessageEvent.Inbound received, boolean promotes) {
        Line line = routed.line();
        Optional<String> known = unit.state().holder(Claim.providerMessage(line.id(), received.messageId()));
        if (known.isPresent()) {
            return duplicate(unit, new MessageId(known.get()));
        }
        EventTime time = EventTime.of(received.at(), unit.now());
        if (time.stale(unit.now())) {
            return ReceiveRules.quarantine(unit, routed, QuarantinedItem.Reason.STALE, "older than 30 days");
        }
        List<IdentityKey> keys = routed.keys();
        if (keys.stream().noneMatch(key -> key.kind().anchors())) {
            return ReceiveRules.quarantine(unit, routed, QuarantinedItem.Reason.NO_SENDER, "no id of the sender");
        }

        Optional<Phone> newNumber =
                PartyKeys.number(keys).filter(number -> isNew(unit, IdentityKey.whatsAppNumber(number)));
        ChannelIdentity identity =
                IdentityResolution.resolve(unit, line.channel(), keys, AliasGrade.CONFIRMED, time.at());
        name(unit, identity, received.from().profileName(), time.at());

        Identification who = ContactIdentification.identify(unit.state(), identity, keys);
        if (who instanceof Identification.Known contact) {
            boolean registeredBefore = identity.contact() != null;
            identity = ContactLinking.link(
                    unit,
                    identity,
                    contact.contact(),
                    Author.CHANNEL,
                    LinkReasons.found(unit, contact, Author.CHANNEL));
            ArchivedContacts.bringBack(unit, contact.contact(), Author.CUSTOMER);
            if (promotes) {
                promote(unit, contact.contact(), identity, keys);
            }
            if (promotes && registeredBefore && newNumber.isPresent()) {
                Promotion.onFirstNumber(unit, contact.contact(), identity, newNumber.get());
            }
        } else {
            ContactLinking.suggest(unit, identity, who);
        }

        Conversation conversation = ConversationOpening.findOrBegin(unit, line, identity, time.at());
        MessageEvent.Inbound event = ChosenOptions.tie(unit.state(), identity.id(), line.id(), received);
        MessageId id = new MessageId(unit.id());
        Message message = DeferredReports.settle(
                unit,
                Message.inbound(
                                conversation,
                                id,
                                event.messageId(),
                                event.content(),
                                time.at(),
                                unit.now(),
                                time.corrected(),
                                address(keys),
                                event.replyTo())
                        .with(event.context()));
        if (!conversation.open() && conversation.owner() == null) {
            giveInTurn(unit, conversation);
        }
        boolean started = ConversationOpening.open(unit, conversation, time.at(), id.value());
        unit.change(new ConversationChange.AppendMessage(message));
        Referral referral = event.context().referral();
        if (referral != null) {
            unit.change(new ConversationChange.AddTouchpoint(new Touchpoint(
                    unit.account(), new TouchpointId(id.value()), conversation.id(), referral, time.at(), unit.now())));
        }
        MediaRules.enqueue(unit, message);
        if (event.opensWindow()) {
            ClosingWindows.enqueue(unit, conversation, time.at());
        }
        unit.change(new ConversationChange.RaiseMarks(conversation.id(), marks(event, time.at(), unit.now())));
        unit.event(new CrmEvent.MessageReceived(conversation.id(), id));
        if (promotes && conversation.owner() != null) {
            StatusReplyItems.enqueue(unit, conversation.id(), id.value());
        }
        if (!(who instanceof Identification.Known)) {
            follow(unit, line.channel(), conversation, identity, started);
        } else if (asksForProfile(unit, line.channel(), identity)) {
            unit.enqueue(WorkItem.single(
                    unit.account(), WorkKind.PROFILE, identity.id().value(), unit.now()));
        }
        return new Receipt.Item(Receipt.Filing.STORED, null, conversation.id(), id, who);
    }

    private static void giveInTurn(UnitOfWork unit, Conversation conversation) {
        boolean hasTurns = unit.state()
                .account()
                .settings()
                .flatMap(settings -> settings.incoming().turnsOf(conversation.line()))
                .isPresent();
        if (hasTurns) {
            unit.enqueue(WorkItem.single(
                    unit.account(), WorkKind.ASSIGN, conversation.id().value(), unit.decidedAt()));
        }
    }

    private static boolean isNew(UnitOfWork unit, IdentityKey key) {
        return unit.state().holder(Claim.identityKey(key)).isEmpty();
    }

    static Receipt.Item duplicate(UnitOfWork unit, MessageId id) {
        return new Receipt.Item(
                Receipt.Filing.DUPLICATE,
                null,
                unit.state()
                        .conversations()
                        .message(id)
                        .map(Message::conversation)
                        .orElse(null),
                id,
                null);
    }

    static void name(UnitOfWork unit, ChannelIdentity identity, @Nullable String profileName, Instant at) {
        ProfileName seen = new ProfileName(profileName, null, null, at);
        ProfileName before = identity.profile();
        // An unchanged name is not written again.
        if (seen.isPresent() && (before == null || !Objects.equals(before.full(), seen.full()))) {
            unit.change(new IdentityChange.NameIdentity(identity.id(), seen));
        }
    }

    /** Returns the number they wrote from, if known; else their user id. */
    static IdentityKey address(List<IdentityKey> keys) {
        return PartyKeys.number(keys).map(IdentityKey::whatsAppNumber).orElse(keys.get(0));
    }

    private static void promote(UnitOfWork unit, ContactId contact, ChannelIdentity identity, List<IdentityKey> keys) {
        PartyKeys.number(keys).ifPresent(number -> Promotion.onInbound(unit, contact, identity, number));
    }

    private static Map<Mark, Instant> marks(MessageEvent.Inbound event, Instant at, Instant now) {
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        marks.put(Mark.ACTIVITY, at);
        marks.put(Mark.INBOUND_ARRIVAL, now);
        if (event.opensWindow()) {
            marks.put(Mark.WINDOW_OPENED, at);
        }
        return marks;
    }

    /** Whether the name is missing or may be outdated: people rename themselves, and no webhook reports it. */
    static boolean asksForProfile(UnitOfWork unit, Channel channel, ChannelIdentity identity) {
        ProfileName seen = identity.profile();
        return channel != Channel.WHATSAPP
                && (seen == null || seen.seenAt().plus(PROFILE_HOLDS).isBefore(unit.now()));
    }

    private static void follow(
            UnitOfWork unit, Channel channel, Conversation conversation, ChannelIdentity identity, boolean started) {
        boolean registers = started
                && unit.state()
                        .account()
                        .settings()
                        .flatMap((AccountSettings settings) -> settings.flow(channel))
                        .filter(RegistrationFlow::runs)
                        .isPresent();
        if (registers) {
            unit.enqueue(WorkItem.single(
                    unit.account(), WorkKind.REGISTER, conversation.id().value(), unit.now()));
        } else if (asksForProfile(unit, channel, identity)) {
            unit.enqueue(WorkItem.single(
                    unit.account(), WorkKind.PROFILE, identity.id().value(), unit.now()));
        }
    }
}
