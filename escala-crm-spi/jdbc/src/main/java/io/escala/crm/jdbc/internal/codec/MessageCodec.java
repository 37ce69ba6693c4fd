package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.account.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.Amendments;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.LineId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The storage form of messages and sessions. */
public final class MessageCodec {
    private MessageCodec() {}

    /**
     * Writes a message.
     *
     * @param message the message
     * @return what no column holds
     */
    public static String write(Message message) {
        UserId user = message.author().user();
        IdentityKey address = message.address();
        return new Doc()
                .put("line", message.line().value())
                .put("author", Tags.AUTHOR.tag(message.author().kind()))
                .put("user", user == null ? null : user.value())
                .put("corrected", message.timeCorrected() ? true : null)
                .put("address", address == null ? null : write(address))
                .put("replyTo", message.replyTo())
                .put("reference", message.clientReference())
                .put("fingerprint", message.fingerprint())
                .json();
    }

    /**
     * The columns of a message.
     *
     * @param account whose
     * @param id its id
     * @param conversation where it is filed
     * @param providerId Meta's id, or null
     * @param at when it was written
     * @param arrivedAt when it arrived
     * @param delivery how far it came, or null
     * @param content what it says
     * @param context what it came with, or null
     * @param amendments what became of it
     */
    public record Columns(
            AccountId account,
            String id,
            String conversation,
            @Nullable String providerId,
            Instant at,
            Instant arrivedAt,
            @Nullable Delivery delivery,
            String content,
            @Nullable String context,
            Amendments amendments) {}

    /**
     * Reads a message.
     *
     * @param columns its columns
     * @param json the rest
     * @return the message
     */
    public static Message message(Columns columns, String json) {
        Doc doc = Doc.of(json);
        Doc address = doc.docOrNull("address");
        return new Message(
                columns.account(),
                new MessageId(columns.id()),
                new ConversationId(columns.conversation()),
                new LineId(doc.text("line")),
                author(doc),
                columns.providerId(),
                ContentCodec.read(Doc.of(columns.content())),
                columns.at(),
                columns.arrivedAt(),
                doc.flag("corrected"),
                address == null ? null : key(address),
                doc.textOrNull("replyTo"),
                doc.textOrNull("reference"),
                doc.textOrNull("fingerprint"),
                columns.delivery(),
                AmendmentCodec.context(columns.context()),
                columns.amendments());
    }

    private static Author author(Doc doc) {
        String user = doc.textOrNull("user");
        return new Author(Tags.AUTHOR.value(doc.text("author")), user == null ? null : new UserId(user));
    }

    private static Doc write(IdentityKey key) {
        return new Doc()
                .put("kind", Tags.IDENTITY_KEY.tag(key.kind()))
                .put("scope", key.scope())
                .put("value", key.value());
    }

    private static @Nullable IdentityKey key(Doc doc) {
        return Tags.IDENTITY_KEY
                .find(doc.text("kind"))
                .map(kind -> new IdentityKey(kind, doc.text("scope"), doc.text("value")))
                .orElse(null);
    }

    /**
     * Writes a session.
     *
     * @param session the session
     * @return all but account, conversation and number
     */
    public static String write(Session session) {
        UserId by = session.closedBy();
        return new Doc()
                .put("opener", Tags.OPENER.tag(session.opener()))
                .put("opened", session.openedAt())
                .put("closed", session.closedAt())
                .put("description", session.description())
                .put("by", by == null ? null : by.value())
                .json();
    }

    /**
     * Reads a session.
     *
     * @param account whose
     * @param conversation of which conversation
     * @param number its number
     * @param json the rest
     * @return the session
     */
    public static Session session(AccountId account, ConversationId conversation, int number, String json) {
        Doc doc = Doc.of(json);
        String by = doc.textOrNull("by");
        return new Session(
                account,
                conversation,
                number,
                Tags.OPENER.value(doc.text("opener")),
                doc.time("opened"),
                doc.timeOrNull("closed"),
                doc.textOrNull("description"),
                by == null ? null : new UserId(by));
    }

    static @Nullable Doc write(@Nullable DeliveryError error) {
        return error == null
                ? null
                : new Doc()
                        .put("code", error.code())
                        .put("subcode", error.subcode())
                        .put("reason", error.reason());
    }

    static @Nullable DeliveryError error(@Nullable Doc doc) {
        return doc == null
                ? null
                : new DeliveryError(doc.small("code"), doc.small("subcode"), doc.textOrNull("reason"));
    }
}
