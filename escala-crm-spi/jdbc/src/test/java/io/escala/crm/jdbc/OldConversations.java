package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.OldData.ACME;
import static io.escala.crm.jdbc.OldData.NOON;

import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Amendments;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.store.ChangeSet;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conversations of every channel with their sessions and messages. */
final class OldConversations {
    private static final List<Amendment> AMENDMENTS = List.of(
            edit("Corrected"),
            reaction(Direction.INBOUND, "\u2764\ufe0f"),
            reaction(Direction.OUTBOUND, "\ud83d\udc4d\ud83c\udffd"));

    private OldConversations() {}

    static List<ChangeSet> changeSets() {
        return List.of(conversations(), sessions(), contents(), contexts(), sends(), amendments(), media());
    }

    private static Conversation conversation(Channel channel, IdentityId identity, @Nullable UserId owner) {
        ConversationId id = new ConversationId("c-" + identity.value().substring(2));
        return new Conversation(
                ACME,
                id,
                OldData.line(channel),
                identity,
                channel,
                owner,
                0,
                false,
                null,
                Map.of(),
                Set.of(),
                null,
                NOON,
                0);
    }

    private static Conversation of(Channel channel) {
        UserId owner = channel == Channel.WHATSAPP ? new UserId("seller") : null;
        return conversation(channel, OldIdentities.identity(channel), owner);
    }

    private static ChangeSet conversations() {
        ChangeSet.Builder set = OldData.begin("conversations");
        int second = 0;
        for (Channel channel : OldKinds.CHANNELS) {
            set.change(new ConversationChange.AddConversation(of(channel)));
            Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
            for (Mark mark : OldKinds.MARKS) {
                marks.put(mark, NOON.plusSeconds(second++));
            }
            set.change(new ConversationChange.RaiseMarks(of(channel).id(), marks));
        }
        return set.change(new ConversationChange.AddConversation(
                        conversation(Channel.WHATSAPP, new IdentityId("i-merged"), null)))
                .build();
    }

    private static ChangeSet sessions() {
        ChangeSet.Builder set = OldData.begin("sessions");
        Conversation talk = of(Channel.WHATSAPP);
        for (SessionOpener opener : OldKinds.OPENERS) {
            // Once sessions could begin before the one before had ended.
            Session session =
                    new Session(talk.account(), talk.id(), talk.session() + 1, opener, NOON, null, null, null);
            UserId by = opener == SessionOpener.USER ? new UserId("seller") : null;
            set.change(new ConversationChange.OpenSession(session, "cause-" + opener))
                    .change(new ConversationChange.CloseSession(session.closed(NOON.plusSeconds(9), "Done", by)));
            talk = talk.opened().closed(NOON.plusSeconds(9));
        }
        return set.change(new ConversationChange.OpenSession(
                        Session.next(of(Channel.INSTAGRAM), SessionOpener.CONTACT, NOON), "cause"))
                .build();
    }

    private static ChangeSet contents() {
        ChangeSet.Builder set = OldData.begin("contents");
        int number = 0;
        for (MessageContent content : OldContents.contents()) {
            set.change(append(inbound("m-content-" + number, content, MessageContext.NONE, number, null)));
            number++;
        }
        return set.build();
    }

    private static ChangeSet contexts() {
        ChangeSet.Builder set = OldData.begin("contexts");
        int number = 100;
        for (MessageContext context : OldContents.contexts()) {
            set.change(append(inbound("m-context-" + number, text(), context, number, null)));
            number++;
        }
        for (IdentityKey address : OldIdentities.keys()) {
            set.change(append(inbound("m-address-" + number, text(), MessageContext.NONE, number, address)));
            number++;
        }
        return set.build();
    }

    private static MessageContent text() {
        return new MessageContent.Text("Hola");
    }

    private static ConversationChange append(Message message) {
        return new ConversationChange.AppendMessage(message);
    }

    private static Message inbound(
            String id, MessageContent content, MessageContext context, int second, @Nullable IdentityKey address) {
        Conversation talk = of(Channel.WHATSAPP);
        Instant at = NOON.plusSeconds(second);
        boolean full = second % 2 == 0;
        return new Message(
                ACME,
                new MessageId(id),
                talk.id(),
                talk.line(),
                Author.CUSTOMER,
                "wamid." + id,
                content,
                at,
                at.plusMillis(1),
                full,
                address,
                full ? "wamid.before" : null,
                null,
                full ? "fingerprint" : null,
                null,
                context,
                Amendments.NONE);
    }

    private static Message outbound(String id, Author author, @Nullable String reference, Delivery delivery) {
        Conversation talk = of(Channel.MESSENGER);
        return new Message(
                ACME,
                new MessageId(id),
                talk.id(),
                talk.line(),
                author,
                null,
                text(),
                NOON,
                NOON,
                false,
                null,
                null,
                reference,
                null,
                delivery);
    }

    private static ChangeSet sends() {
        ChangeSet.Builder set = OldData.begin("sends");
        Delivery queued = Delivery.at(DeliveryStatus.QUEUED, NOON);
        for (Author.Kind author : OldKinds.AUTHORS) {
            if (author != Author.Kind.CUSTOMER) {
                Author by = author == Author.Kind.USER ? Author.user(new UserId("seller")) : new Author(author, null);
                // The data are of a time when automations were called the system.
                String name = author == Author.Kind.AUTOMATION ? "SYSTEM" : author.name();
                set.change(append(outbound("m-by-" + name, by, "reference-" + name, queued)));
            }
        }
        DeliveryError error = new DeliveryError(131_047, 2, "Closed");
        for (DeliveryStatus status : OldKinds.STATUSES) {
            MessageId id = new MessageId("m-status-" + status);
            set.change(append(outbound(id.value(), Author.AUTOMATION, null, queued)))
                    .change(new ConversationChange.RaiseDelivery(
                            id,
                            new DeliveryStep(
                                    1, status, NOON.plusSeconds(1), status == DeliveryStatus.FAILED ? error : null)));
        }
        return set.change(new ConversationChange.NameMessage(
                        new MessageId("m-status-SENT"), OldData.line(Channel.MESSENGER), "mid.sent"))
                .build();
    }

    /** Amendments of every kind. */
    private static ChangeSet amendments() {
        ChangeSet.Builder set = OldData.begin("amendments");
        for (Amendment amendment : AMENDMENTS) {
            set.change(new ConversationChange.Amend(new MessageId("m-content-0"), amendment));
        }
        return set.change(new ConversationChange.Amend(
                        new MessageId("m-content-1"), new Amendment.Unsend(NOON.plusMillis(5))))
                .build();
    }

    static Amendment.Edit edit(String text) {
        return new Amendment.Edit(new MessageContent.Text(text), NOON.plusMillis(3), "1");
    }

    static Amendment.Reaction reaction(Direction by, @Nullable String emoji) {
        return new Amendment.Reaction(by, emoji, NOON.plusMillis(7), "wamid.reaction==");
    }

    private static ChangeSet media() {
        ChangeSet.Builder set = OldData.begin("media");
        int place = 0;
        for (MediaFile.State state : OldKinds.MEDIA_STATES) {
            boolean stored = state == MediaFile.State.STORED;
            set.change(new ConversationChange.PutMedia(new MediaFile(
                    ACME,
                    new MessageId("m-content-0"),
                    place++,
                    state,
                    stored ? "storage/1" : null,
                    stored ? 1_000 : 0,
                    "image/jpeg",
                    stored ? null : "because",
                    NOON)));
        }
        return set.build();
    }
}
