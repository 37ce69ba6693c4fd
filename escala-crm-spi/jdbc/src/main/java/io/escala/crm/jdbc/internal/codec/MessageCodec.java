package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.AccountId;
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

    /** Writes the fields of a message that have no column. */
    public static String write(Message message) {
        UserId user = message.author().user();
        IdentityKey address = message.address();
        return new JsonDocument()
                .put("line", message.line().value())
                .put("author", StoredNames.AUTHOR.tag(message.author().kind()))
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
     * @param providerId Meta's id, or null
     * @param delivery the delivery state, or null
     * @param context the context's document, or null
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

    /** Reads a message from its columns and JSON. */
    public static Message message(Columns columns, String json) {
        JsonDocument doc = JsonDocument.of(json);
        JsonDocument address = doc.docOrNull("address");
        return new Message(
                columns.account(),
                new MessageId(columns.id()),
                new ConversationId(columns.conversation()),
                new LineId(doc.text("line")),
                author(doc),
                columns.providerId(),
                ContentCodec.read(JsonDocument.of(columns.content())),
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

    /** Reads the author from the JSON of a message. */
    public static Author author(String json) {
        return author(JsonDocument.of(json));
    }

    private static Author author(JsonDocument doc) {
        String user = doc.textOrNull("user");
        return new Author(StoredNames.AUTHOR.value(doc.text("author")), user == null ? null : new UserId(user));
    }

    private static JsonDocument write(IdentityKey key) {
        return new JsonDocument()
                .put("kind", StoredNames.IDENTITY_KEY.tag(key.kind()))
                .put("scope", key.scope())
                .put("value", key.value());
    }

    private static @Nullable IdentityKey key(JsonDocument doc) {
        return StoredNames.IDENTITY_KEY
                .find(doc.text("kind"), "escala_messages")
                .map(kind -> new IdentityKey(kind, doc.text("scope"), doc.text("value")))
                .orElse(null);
    }

    /** Writes a session as JSON, without account, conversation and number. */
    public static String write(Session session) {
        UserId by = session.closedBy();
        return new JsonDocument()
                .put("opener", StoredNames.OPENER.tag(session.opener()))
                .put("opened", session.openedAt())
                .put("closed", session.closedAt())
                .put("description", session.description())
                .put("by", by == null ? null : by.value())
                .json();
    }

    /** Reads a session from its columns and JSON. */
    public static Session session(AccountId account, ConversationId conversation, int number, String json) {
        JsonDocument doc = JsonDocument.of(json);
        String by = doc.textOrNull("by");
        return new Session(
                account,
                conversation,
                number,
                StoredNames.OPENER.value(doc.text("opener")),
                doc.time("opened"),
                doc.timeOrNull("closed"),
                doc.textOrNull("description"),
                by == null ? null : new UserId(by));
    }

    static @Nullable JsonDocument write(@Nullable DeliveryError error) {
        return error == null
                ? null
                : new JsonDocument()
                        .put("code", error.code())
                        .put("subcode", error.subcode())
                        .put("reason", error.reason());
    }

    static @Nullable DeliveryError error(@Nullable JsonDocument doc) {
        return doc == null
                ? null
                : new DeliveryError(doc.small("code"), doc.small("subcode"), doc.textOrNull("reason"));
    }
}
