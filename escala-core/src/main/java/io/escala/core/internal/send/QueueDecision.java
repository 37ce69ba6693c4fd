package io.escala.core.internal.send;

import io.escala.core.internal.conversation.SystemEntries;
import io.escala.core.internal.conversation.TakeOver;
import io.escala.core.internal.identify.ContactLinking;
import io.escala.core.internal.identify.IdentityResolution;
import io.escala.core.internal.identify.LinkReasons;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Sent;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is committed when an allowed message is sent, in one commit:
 *
 * <ol>
 *   <li>A number that is written to for the first time becomes an identity, assumed and linked to the contact, so that the
 *       reply is filed in the same conversation. It does not become the contact's WhatsApp phone (S37).
 *   <li>The conversation is found or created; if its creator sees only their own conversations they become its owner, or
 *       they could not read the reply. If no session is open, the business opens one, without a start event;
 *       a campaign opens none.
 *   <li>Each message is stored as queued, with the files it is sent with; the first has the client reference. A user's message marks the conversation as answered; that of an automation, a
 *       campaign or the host does not.
 *   <li>The sending is enqueued as work: one lane per line, in order within each conversation.
 * </ol>
 */
public final class QueueDecision {
    private QueueDecision() {}

    /**
     * Queues the messages.
     *
     * @param unit the decision
     * @param plan the plan of a request that is allowed and not a repeat
     * @param request the request
     * @param actor the caller
     * @return the result, valid once it is committed
     */
    public static Sent queue(UnitOfWork unit, SendPlan plan, SendRequest request, Actor actor) {
        return queue(
                unit,
                new QueuedSend(
                        new MessageId(unit.id()),
                        Objects.requireNonNull(plan.target(), "target"),
                        request.recipient(),
                        plan.parts(),
                        plan.replyTo(),
                        request.clientReference(),
                        plan.fingerprint()),
                actor);
    }

    /**
     * Queues the messages.
     *
     * @param unit the decision
     * @param send what is queued
     * @param actor who sends it
     * @return the result, valid once it is committed
     */
    static Sent queue(UnitOfWork unit, QueuedSend send, Actor actor) {
        SendTarget target = send.target();
        IdentityKey key = Objects.requireNonNull(target.key(), "key");
        List<SendPart> parts = send.parts();
        Conversation conversation = conversation(unit, target, key, send.recipient(), actor);
        List<MessageId> ids = PartIds.of(send.first(), parts.size());
        boolean opened = openSession(unit, conversation, ids.get(0), actor);
        for (int i = 0; i < parts.size(); i++) {
            boolean first = i == 0;
            append(
                    unit,
                    new Message(
                            unit.account(),
                            ids.get(i),
                            conversation.id(),
                            conversation.line(),
                            Author.of(actor),
                            null,
                            parts.get(i).content(),
                            unit.now(),
                            unit.now(),
                            false,
                            key,
                            first ? send.replyTo() : null,
                            first ? send.clientReference() : null,
                            first ? send.fingerprint() : null,
                            Delivery.at(DeliveryStatus.QUEUED, unit.now())),
                    parts.get(i).media());
        }
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        marks.put(Mark.ACTIVITY, unit.now());
        if (opened) {
            marks.put(Mark.OPENED_BY_BUSINESS, unit.now());
        }
        if (actor.kind() == Actor.Kind.USER) {
            TakeOver.answered(unit, conversation, unit.now());
            marks.put(Mark.ANSWERED, unit.now());
        }
        unit.change(new ConversationChange.RaiseMarks(conversation.id(), marks));
        for (MessageId id : ids) {
            unit.event(new CrmEvent.MessageQueued(conversation.id(), id));
            unit.enqueue(new WorkItem(
                    unit.account(),
                    new WorkKey(WorkKind.SEND, id.value()),
                    SendLane.of(conversation.line()),
                    conversation.id().value(),
                    unit.now(),
                    0));
        }
        return new Sent(ids, conversation.id(), false);
    }

    private static void append(UnitOfWork unit, Message message, List<StoredMedium> media) {
        unit.change(new ConversationChange.AppendMessage(message));
        for (int place = 0; place < media.size(); place++) {
            unit.change(new ConversationChange.PutMedia(
                    media.get(place).of(unit.account(), message.id(), place, unit.now())));
        }
    }

    private static Conversation conversation(
            UnitOfWork unit, SendTarget target, IdentityKey key, Recipient to, Actor actor) {
        Contact contact = target.contact();
        Conversation known = target.conversation();
        if (!(to instanceof Recipient.ToContact)
                || contact == null
                || key.kind().channel() != Channel.WHATSAPP) {
            return Objects.requireNonNull(known, "conversation");
        }
        Line line = target.line();
        ChannelIdentity person = key.kind() == IdentityKeyKind.WHATSAPP_NUMBER
                ? written(unit, line, key, contact, Author.of(actor))
                : DestinationRules.person(unit.state(), contact, line, key);
        return unit.state()
                .conversations()
                .between(line.id(), person.id())
                .orElseGet(() -> begin(unit, line, person, actor));
    }

    private static ChannelIdentity written(UnitOfWork unit, Line line, IdentityKey number, Contact contact, Author by) {
        ChannelIdentity person =
                IdentityResolution.resolve(unit, line.channel(), List.of(number), AliasGrade.ASSUMED, unit.now());
        return ContactLinking.link(unit, person, contact.id(), by, LinkReasons.writtenTo(unit, number.kind(), by));
    }

    private static Conversation begin(UnitOfWork unit, Line line, ChannelIdentity person, Actor actor) {
        Conversation conversation = new Conversation(
                unit.account(),
                new ConversationId(unit.id()),
                line.id(),
                person.id(),
                line.channel(),
                actor.may(Permission.CONVERSE_ALL) ? null : actor.user(),
                0,
                false,
                null,
                Map.of(),
                Set.of(),
                null,
                unit.now(),
                0);
        unit.change(new ConversationChange.AddConversation(conversation));
        return conversation;
    }

    /** Returns whether it was closed, and is open now. */
    private static boolean openSession(UnitOfWork unit, Conversation conversation, MessageId cause, Actor actor) {
        if (conversation.open()) {
            unit.expect(conversation);
            return false;
        }
        if (actor.kind() == Actor.Kind.CAMPAIGN) {
            return false;
        }
        Session session = Session.next(conversation, SessionOpener.BUSINESS, unit.now());
        unit.change(new ConversationChange.OpenSession(session, cause.value()));
        SystemEntries.opened(unit, session, Author.of(actor), unit.now());
        unit.event(new CrmEvent.ConversationOpened(
                conversation.id(), conversation.channel(), SessionOpener.BUSINESS, session.number()));
        return true;
    }
}
