package io.escala.core.send;

import io.escala.core.identify.internal.Linking;
import io.escala.core.identify.internal.Recognition;
import io.escala.core.loop.Fold;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.store.Change;
import io.escala.crm.store.Claim;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is committed when a message that may be sent is sent. All of it lands or nothing:
 *
 * <ol>
 *   <li>A number that is written to for the first time becomes an identity, assumed and linked to the contact, so that the
 *       answer finds the conversation that asked. It does not become the contact's WhatsApp phone (S37).
 *   <li>The conversation is found or made; one made by somebody who sees only their own is theirs, or they could not read the
 *       answer. Where no session is open, one begins, opened by the business; that is no start event.
 *   <li>The message is kept as queued. A person's message answers what was unread; an automation's does not.
 *   <li>The sending is left as work: one lane a line, and within it in order for each conversation.
 * </ol>
 */
final class QueueDecision {
    private QueueDecision() {}

    /**
     * Queues.
     *
     * @param fold the decision
     * @param judgement of a request that is allowed and not a repeat
     * @param request the request
     * @param actor who asks
     * @return what to answer once it is committed
     */
    static SendResult queue(Fold fold, Judgement judgement, SendRequest request, Actor actor) {
        Target target = Objects.requireNonNull(judgement.target(), "target");
        IdentityKey key = Objects.requireNonNull(target.key(), "key");
        MessageContent content = Objects.requireNonNull(judgement.content(), "content");
        Conversation conversation = conversation(fold, target, key, request.to(), actor);
        MessageId id = new MessageId(fold.id());
        UserId user = actor.user();
        openSession(fold, conversation, id);
        fold.change(new Change.AppendMessage(new Message(
                fold.account(),
                id,
                conversation.id(),
                conversation.line(),
                user == null ? Author.SYSTEM : Author.user(user),
                null,
                content,
                fold.now(),
                fold.now(),
                false,
                key,
                judgement.replyTo(),
                request.clientReference(),
                judgement.fingerprint(),
                Delivery.at(DeliveryStatus.QUEUED, fold.now()))));
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        marks.put(Mark.ACTIVITY, fold.now());
        if (user != null) {
            marks.put(Mark.ANSWERED, fold.now());
        }
        fold.change(new Change.RaiseMarks(conversation.id(), marks));
        fold.event(new CrmEvent.MessageQueued(conversation.id(), id));
        fold.enqueue(new WorkItem(
                fold.account(),
                new WorkKey(WorkKind.SEND, id.value()),
                "send/" + conversation.line(),
                conversation.id().value(),
                fold.now(),
                0));
        return new SendResult.Queued(id, conversation.id());
    }

    private static Conversation conversation(Fold fold, Target target, IdentityKey key, Recipient to, Actor actor) {
        Contact contact = target.contact();
        Conversation known = target.conversation();
        if (!(to instanceof Recipient.ToContact) || contact == null || key.kind() != IdentityKeyKind.WHATSAPP_NUMBER) {
            return Objects.requireNonNull(known, "conversation");
        }
        Line line = target.line();
        ChannelIdentity person =
                Recognition.recognise(fold, line.channel(), List.of(key), AliasGrade.ASSUMED, fold.now());
        ChannelIdentity linked = Linking.link(fold, person, contact.id());
        return fold.state()
                .holder(Claim.conversation(line.id(), linked.id()))
                .flatMap(id -> fold.state().conversation(new ConversationId(id)))
                .orElseGet(() -> begin(fold, line, linked, actor));
    }

    private static Conversation begin(Fold fold, Line line, ChannelIdentity person, Actor actor) {
        Conversation conversation = new Conversation(
                fold.account(),
                new ConversationId(fold.id()),
                line.id(),
                person.id(),
                line.channel(),
                actor.may(Permission.CONVERSE_ALL) ? null : actor.user(),
                0,
                false,
                null,
                Map.of(),
                fold.now(),
                0);
        fold.change(new Change.AddConversation(conversation));
        return conversation;
    }

    private static void openSession(Fold fold, Conversation conversation, MessageId cause) {
        if (conversation.open()) {
            fold.expectOpen(conversation);
            return;
        }
        Session session = Session.next(conversation, SessionOpener.BUSINESS, fold.now());
        fold.change(new Change.OpenSession(session, cause.value()));
        fold.event(new CrmEvent.ConversationOpened(
                conversation.id(), conversation.channel(), SessionOpener.BUSINESS, session.number()));
    }
}
