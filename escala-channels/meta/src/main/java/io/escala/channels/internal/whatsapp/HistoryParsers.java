package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppHistoryChunk;
import io.escala.channels.event.whatsapp.WhatsAppHistoryMessage;
import io.escala.channels.event.whatsapp.WhatsAppHistoryProgress;
import io.escala.channels.event.whatsapp.WhatsAppUser;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.quarantine.RawBytes;
import org.jspecify.annotations.Nullable;

/** Parses {@code history}: earlier messages in chunks and threads, and media that follow in separate arrays. */
final class HistoryParsers {
    private static final int MAX_SMALL = 1_000_000;

    private HistoryParsers() {}

    /**
     * The data around the messages of a thread, read once for all of them.
     *
     * @param person the person of the thread, as far as stated
     * @param userName their user name, or null
     * @param progress the progress of the transfer, or null
     */
    record Around(
            WireUser person,
            @Nullable String userName,
            @Nullable WhatsAppHistoryProgress progress) {
        private static final Around NOTHING = new Around(WireUser.thread(JsonValue.MISSING), null, null);

        static Around of(JsonValue chunk, JsonValue thread) {
            return new Around(
                    WireUser.thread(thread),
                    WireUser.userName(thread.get("context").get("username")),
                    progressOf(chunk));
        }
    }

    /** A message of a thread. Ids missing from the message come from the thread; {@code business} is the line's number. */
    static MetaEvent message(WhatsAppItem item, Around around, @Nullable String business, RawBytes raw) {
        return message(item, item.kind(), side(item.json(), business), around, raw);
    }

    /** {@code messages[]} beside the chunks. */
    static MetaEvent medium(WhatsAppItem item, RawBytes raw) {
        return message(item, item.kindAndType(), side(item.json(), null), Around.NOTHING, raw);
    }

    /** {@code message_echoes[]} beside the chunks. */
    static MetaEvent mediumOfBusiness(WhatsAppItem item, RawBytes raw) {
        return message(item, item.kindAndType(), SenderSide.BUSINESS, Around.NOTHING, raw);
    }

    /** A chunk without messages. */
    static MetaEvent chunk(WhatsAppItem item, RawBytes raw) {
        JsonValue chunk = item.json();
        if (!chunk.get("metadata").isObject() && !chunk.get("errors").first().isObject()) {
            return item.unrecognized(raw);
        }
        return new WhatsAppHistoryChunk(
                item.line(), item.kind(), progressOf(chunk), MessageParts.errors(chunk.get("errors")), raw);
    }

    private static MetaEvent message(WhatsAppItem item, String kind, SenderSide side, Around around, RawBytes raw) {
        JsonValue message = item.json();
        TypedContent typed = WhatsAppContents.read(message, raw);
        return new WhatsAppHistoryMessage(
                item.line(),
                kind,
                person(item, side, around),
                side == SenderSide.BUSINESS,
                message.id("id"),
                WireTime.seconds(message.get("timestamp")),
                typed.type(),
                typed.content(),
                typed.details(),
                MessageParts.context(message.get("context")),
                message.get("history_context").text("status"),
                around.progress(),
                raw);
    }

    private static WhatsAppUser person(WhatsAppItem item, SenderSide side, Around around) {
        WhatsAppUser user = item.cards().complete(side.person(item.json()).or(around.person()));
        if (user.userName() != null || around.userName() == null) {
            return user;
        }
        return new WhatsAppUser(
                user.phone(),
                user.userId(),
                user.parentUserId(),
                around.userName(),
                user.profileName(),
                user.identityKeyHash());
    }

    /** Only messages from the business have a recipient, unless the recipient hides the number; then the sender is compared. */
    private static SenderSide side(JsonValue message, @Nullable String business) {
        if (message.firstId("to", "to_user_id", "to_parent_user_id") != null) {
            return SenderSide.BUSINESS;
        }
        String sender = message.id("from");
        return sender != null && WireUser.digits(sender).equals(business) ? SenderSide.BUSINESS : SenderSide.PERSON;
    }

    private static WhatsAppHistoryProgress progressOf(JsonValue chunk) {
        JsonValue metadata = chunk.get("metadata");
        return new WhatsAppHistoryProgress(
                small(metadata.get("phase")), small(metadata.get("chunk_order")), small(metadata.get("progress")));
    }

    private static int small(JsonValue number) {
        long value = number.wholeNumber();
        return value > MAX_SMALL ? -1 : (int) value;
    }
}
