package io.escala.core.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Receipt;
import io.escala.core.identify.Identification;
import io.escala.core.identify.internal.Linking;
import io.escala.core.identify.internal.PartyKeys;
import io.escala.core.identify.internal.Promotion;
import io.escala.core.identify.internal.Recognition;
import io.escala.core.identify.internal.WhoWrote;
import io.escala.core.loop.Fold;
import io.escala.core.media.internal.MediaRules;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.aside.SetAside;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.line.Channel;
import io.escala.crm.line.Line;
import io.escala.crm.store.Change;
import io.escala.crm.store.Claim;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person wrote. In order:
 *
 * <ol>
 *   <li>A message that is there already has no second effect.
 *   <li>One that is older than 30 days, or names nobody, is set aside.
 *   <li>The person is recognised by their keys, or is new; what the channel calls them is kept.
 *   <li>The contact is identified; an identity whose key a contact holds is linked at once.
 *   <li>A number that a contact answers from becomes its WhatsApp phone (S38, S39).
 *   <li>The message is filed in the one conversation of line and person; the window opens, and a session, if none is open.
 *   <li>What takes time, such as fetching media, asking for a name, or again for one that is a day old, or registering the
 *       contact (S41), is left as work.
 * </ol>
 */
final class InboundDecision {
    private static final Duration PROFILE_HOLDS = Duration.ofHours(24);

    private InboundDecision() {}

    static Receipt.Item decide(Fold fold, Routed routed, ChannelEvent.Inbound event) {
        return file(fold, routed, event, true);
    }

    /** A call is an entry of the thread like a message; but it is no message, so it promotes no number (S38). */
    static Receipt.Item called(Fold fold, Routed routed, ChannelEvent.Called event) {
        ChannelEvent.Inbound entry = new ChannelEvent.Inbound(
                event.line(),
                event.from(),
                event.callId(),
                event.at(),
                event.content(),
                null,
                event.opensWindow(),
                event.raw());
        return file(fold, routed, entry, false);
    }

    private static Receipt.Item file(Fold fold, Routed routed, ChannelEvent.Inbound event, boolean promotes) {
        Line line = routed.line();
        Optional<String> known = fold.state().holder(Claim.providerMessage(line.id(), event.messageId()));
        if (known.isPresent()) {
            return duplicate(fold, new MessageId(known.get()));
        }
        EventTime time = EventTime.of(event.at(), fold.now());
        if (time.stale(fold.now())) {
            return ReceiveRules.quarantine(fold, routed, SetAside.Reason.STALE, "older than 30 days");
        }
        List<IdentityKey> keys = routed.keys();
        if (keys.stream().noneMatch(key -> key.kind().anchors())) {
            return ReceiveRules.quarantine(fold, routed, SetAside.Reason.NO_SENDER, "no id of the sender");
        }

        ChannelIdentity identity = Recognition.recognise(fold, line.channel(), keys, AliasGrade.CONFIRMED, time.at());
        name(fold, identity, event.from().profileName(), time.at());

        Identification who = WhoWrote.identify(fold.state(), identity, keys);
        if (who instanceof Identification.Known contact) {
            identity = Linking.link(fold, identity, contact.contact());
            if (promotes) {
                promote(fold, contact.contact(), identity, keys);
            }
        } else {
            Linking.suggest(fold, identity, who);
        }

        Conversation conversation = Threads.findOrBegin(fold, line, identity, time.at());
        MessageId id = new MessageId(fold.id());
        Message message = Unparking.settle(
                fold,
                Message.inbound(
                                conversation,
                                id,
                                event.messageId(),
                                event.content(),
                                time.at(),
                                fold.now(),
                                time.corrected(),
                                address(keys),
                                event.replyTo())
                        .with(event.context()));
        boolean started = Threads.open(fold, conversation, time.at(), id.value());
        fold.change(new Change.AppendMessage(message));
        MediaRules.enqueue(fold, message);
        fold.change(new Change.RaiseMarks(conversation.id(), marks(event, time.at(), fold.now())));
        fold.event(new CrmEvent.MessageReceived(conversation.id(), id));
        if (!(who instanceof Identification.Known)) {
            follow(fold, line.channel(), conversation, identity, started);
        } else if (asksForProfile(fold, line.channel(), identity)) {
            fold.enqueue(WorkItem.single(
                    fold.account(), WorkKind.PROFILE, identity.id().value(), fold.now()));
        }
        return new Receipt.Item(Receipt.Outcome.STORED, null, conversation.id(), id, who);
    }

    private static Receipt.Item duplicate(Fold fold, MessageId id) {
        return new Receipt.Item(
                Receipt.Outcome.DUPLICATE,
                null,
                fold.state().message(id).map(Message::conversation).orElse(null),
                id,
                null);
    }

    static void name(Fold fold, ChannelIdentity identity, @Nullable String profileName, Instant at) {
        ProfileName seen = new ProfileName(profileName, null, null, at);
        ProfileName before = identity.profile();
        // A name that did not change is not written again.
        if (seen.isPresent() && (before == null || !Objects.equals(before.full(), seen.full()))) {
            fold.change(new Change.NameIdentity(identity.id(), seen));
        }
    }

    /** The number they wrote from, where it shows; else their user id. */
    static IdentityKey address(List<IdentityKey> keys) {
        return PartyKeys.number(keys).map(IdentityKey::whatsAppNumber).orElse(keys.get(0));
    }

    private static void promote(Fold fold, ContactId contact, ChannelIdentity identity, List<IdentityKey> keys) {
        PartyKeys.number(keys).ifPresent(number -> Promotion.onInbound(fold, contact, identity, number));
    }

    private static Map<Mark, Instant> marks(ChannelEvent.Inbound event, Instant at, Instant now) {
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        marks.put(Mark.ACTIVITY, at);
        marks.put(Mark.INBOUND_ARRIVAL, now);
        if (event.opensWindow()) {
            marks.put(Mark.WINDOW_OPENED, at);
        }
        return marks;
    }

    /** A name nobody told yet, or one that may have changed since: people rename themselves, and no webhook says so. */
    private static boolean asksForProfile(Fold fold, Channel channel, ChannelIdentity identity) {
        ProfileName seen = identity.profile();
        return channel != Channel.WHATSAPP
                && (seen == null || seen.seenAt().plus(PROFILE_HOLDS).isBefore(fold.now()));
    }

    private static void follow(
            Fold fold, Channel channel, Conversation conversation, ChannelIdentity identity, boolean started) {
        boolean registers = started
                && fold.state()
                        .settings()
                        .flatMap((AccountSettings settings) -> settings.flow(channel))
                        .filter(RegistrationFlow::runs)
                        .isPresent();
        if (registers) {
            fold.enqueue(WorkItem.single(
                    fold.account(), WorkKind.REGISTER, conversation.id().value(), fold.now()));
        } else if (asksForProfile(fold, channel, identity)) {
            fold.enqueue(WorkItem.single(
                    fold.account(), WorkKind.PROFILE, identity.id().value(), fold.now()));
        }
    }
}
