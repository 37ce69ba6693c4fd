package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.AccountId;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.line.LineId;
import io.escala.crm.schedule.ScheduledFile;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.schedule.ScheduledPart;
import io.escala.crm.schedule.ScheduledState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The storage form of scheduled messages. */
public final class ScheduleCodec {
    private static final String TABLE = "escala_scheduled_messages";

    private ScheduleCodec() {}

    /** Writes what has no column of its own as JSON. */
    public static String write(ScheduledMessage message) {
        Role role = message.role();
        return EntryCodec.by(message.author())
                .put("role", role == null ? null : TeamCodec.doc(role))
                .put("parts", message.parts().stream().map(ScheduleCodec::part).toList())
                .put("replyTo", message.replyTo())
                .put("reference", message.clientReference())
                .put("fingerprint", message.fingerprint())
                .put("scheduled", message.scheduledAt())
                .put("ended", message.endedAt())
                .put("reason", message.reason())
                .json();
    }

    private static JsonDocument part(ScheduledPart part) {
        return new JsonDocument()
                .put("content", ContentCodec.write(part.content()))
                .put(
                        "files",
                        part.files().stream()
                                .map(file -> new JsonDocument()
                                        .put("key", file.storageKey())
                                        .put("bytes", file.bytes())
                                        .put("type", file.mimeType()))
                                .toList());
    }

    /** Returns the stored name of a state. */
    public static String state(ScheduledState state) {
        return StoredNames.SCHEDULED_STATE.tag(state);
    }

    /** Returns the stored name of the channel of a message. */
    public static String channel(ScheduledMessage message) {
        return StoredNames.CHANNEL.tag(message.channel());
    }

    /** The columns of a scheduled message. */
    public record Columns(
            AccountId account,
            String id,
            String state,
            Instant sendAt,
            @Nullable String conversation,
            @Nullable String contact,
            String line,
            String channel,
            long version) {}

    /** Reads a scheduled message from its columns and JSON. */
    public static ScheduledMessage message(Columns columns, String json) {
        JsonDocument doc = JsonDocument.of(json);
        JsonDocument role = doc.docOrNull("role");
        String conversation = columns.conversation();
        String contact = columns.contact();
        return new ScheduledMessage(
                columns.account(),
                new MessageId(columns.id()),
                new LineId(columns.line()),
                StoredNames.CHANNEL.value(columns.channel()),
                conversation == null ? null : new ConversationId(conversation),
                contact == null ? null : new ContactId(contact),
                EntryCodec.author(doc, TABLE),
                role == null ? null : TeamCodec.role(role),
                doc.docs("parts").stream().map(ScheduleCodec::part).toList(),
                doc.textOrNull("replyTo"),
                doc.text("reference"),
                doc.text("fingerprint"),
                columns.sendAt(),
                doc.time("scheduled"),
                StoredNames.SCHEDULED_STATE.value(columns.state()),
                doc.timeOrNull("ended"),
                doc.textOrNull("reason"),
                columns.version());
    }

    private static ScheduledPart part(JsonDocument doc) {
        return new ScheduledPart(
                ContentCodec.read(doc.doc("content")),
                doc.docs("files").stream()
                        .map(file -> new ScheduledFile(file.text("key"), file.number("bytes"), file.text("type")))
                        .toList());
    }

    /** Returns who scheduled a message, if it was a user. */
    public static @Nullable String user(ScheduledMessage message) {
        UserId user = message.author().user();
        return user == null ? null : user.value();
    }
}
