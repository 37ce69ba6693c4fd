package io.escala.crm.jdbc;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.change.Change;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Sample objects. */
public final class TestObjects {
    static final AccountId ACME = new AccountId("acme");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final LineId LINE = new LineId("line");

    private TestObjects() {}

    static ChangeSet.Builder changeSet() {
        return changeSet(UUID.randomUUID().toString());
    }

    static ChangeSet.Builder changeSet(String operation) {
        return ChangeSet.builder(ACME, new OperationId(operation), NOON);
    }

    /** A contact with a first name only. */
    public static Contact contact(String id) {
        return new Contact(
                ACME,
                new ContactId(id),
                "Ana",
                null,
                null,
                null,
                null,
                Lifecycle.PROSPECT,
                false,
                Map.of(),
                Map.of(),
                Origin.HOST,
                NOON,
                0);
    }

    static ChannelIdentity identity(String id) {
        return new ChannelIdentity(ACME, new IdentityId(id), Channel.WHATSAPP, null, null, null, NOON, 0);
    }

    static IdentityKey number(int person) {
        return IdentityKey.whatsAppNumber(new Phone("54911" + (10_000_000 + person)));
    }

    static Conversation conversation(int person) {
        return Conversation.begin(
                ACME, new ConversationId("c-" + person), LINE, new IdentityId("i-" + person), Channel.WHATSAPP, NOON);
    }

    static Message inbound(int person, String providerId, Instant at) {
        return Message.inbound(
                conversation(person),
                new MessageId("m-" + providerId),
                providerId,
                new MessageContent.Text("hola, ¿qué tal? 👋🏽"),
                at,
                at,
                false,
                number(person),
                null);
    }

    /** The changes of a person's first message: identity, alias, conversation, session, message, marks, event. */
    static ChangeSet.Builder firstMessage(int person, String providerId) {
        Conversation conversation = conversation(person);
        return changeSet()
                .change(new IdentityChange.AddIdentity(identity("i-" + person)))
                .change(new ConversationChange.AddConversation(conversation))
                .change(new ConversationChange.OpenSession(
                        Session.next(conversation, SessionOpener.CONTACT, NOON), providerId))
                .change(seen(person, NOON))
                .change(new ConversationChange.AppendMessage(inbound(person, providerId, NOON)))
                .change(raised(person, NOON))
                .event(new CrmEvent.MessageReceived(conversation.id(), new MessageId("m-" + providerId)));
    }

    /** The changes of a person's further message. */
    static ChangeSet.Builder message(int person, String providerId, Instant at) {
        return changeSet()
                .change(seen(person, at))
                .change(new ConversationChange.AppendMessage(inbound(person, providerId, at)))
                .change(raised(person, at))
                .event(new CrmEvent.MessageReceived(
                        new ConversationId("c-" + person), new MessageId("m-" + providerId)));
    }

    static Change seen(int person, Instant at) {
        return new IdentityChange.SeeAlias(
                IdentityAlias.since(ACME, new IdentityId("i-" + person), number(person), AliasGrade.CONFIRMED, at));
    }

    static Change raised(int person, Instant at) {
        return new ConversationChange.RaiseMarks(
                new ConversationId("c-" + person),
                Map.of(Mark.ACTIVITY, at, Mark.WINDOW_OPENED, at, Mark.INBOUND_ARRIVAL, at));
    }
}
