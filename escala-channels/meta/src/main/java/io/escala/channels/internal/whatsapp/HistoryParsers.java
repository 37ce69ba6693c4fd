package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.WhatsAppHistoryChunk;
import io.escala.channels.event.WhatsAppHistoryMessage;
import io.escala.channels.event.WhatsAppHistoryProgress;
import io.escala.channels.event.WhatsAppUser;
import io.escala.channels.internal.wire.Json;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.aside.RawBytes;
import org.jspecify.annotations.Nullable;

/** {@code history}: messages of old in chunks and threads, and the media that follow in arrays of their own. */
final class HistoryParsers {
    private static final int MAX_SMALL = 1_000_000;

    private HistoryParsers() {}

    /** A message of a thread, which names the person where the message does not; {@code business} is the line's number. */
    static MetaEvent message(WhatsAppItem item, Json chunk, Json thread, @Nullable String business, RawBytes raw) {
        return message(item, item.kind(), side(item.json(), business), thread, progress(chunk), raw);
    }

    /** {@code messages[]} beside the chunks. */
    static MetaEvent medium(WhatsAppItem item, RawBytes raw) {
        return message(item, item.kindAndType(), side(item.json(), null), Json.MISSING, null, raw);
    }

    /** {@code message_echoes[]} beside the chunks. */
    static MetaEvent mediumOfBusiness(WhatsAppItem item, RawBytes raw) {
        return message(item, item.kindAndType(), Side.BUSINESS, Json.MISSING, null, raw);
    }

    /** A chunk without messages. */
    static MetaEvent chunk(WhatsAppItem item, RawBytes raw) {
        Json chunk = item.json();
        if (!chunk.get("metadata").isObject() && !chunk.get("errors").first().isObject()) {
            return item.unrecognized(raw);
        }
        return new WhatsAppHistoryChunk(
                item.line(), item.kind(), progress(chunk), MessageParts.errors(chunk.get("errors")), raw);
    }

    private static MetaEvent message(
            WhatsAppItem item,
            String kind,
            Side side,
            Json thread,
            @Nullable WhatsAppHistoryProgress progress,
            RawBytes raw) {
        Json message = item.json();
        TypedContent typed = WhatsAppContents.read(message, raw);
        return new WhatsAppHistoryMessage(
                item.line(),
                kind,
                person(item, side, thread),
                side == Side.BUSINESS,
                message.id("id"),
                WireTime.seconds(message.get("timestamp")),
                typed.type(),
                typed.content(),
                typed.details(),
                MessageParts.context(message.get("context")),
                message.get("history_context").text("status"),
                progress,
                raw);
    }

    private static WhatsAppUser person(WhatsAppItem item, Side side, Json thread) {
        WhatsAppUser user = item.cards().complete(side.person(item.json()).or(WireUser.thread(thread)));
        if (user.userName() != null) {
            return user;
        }
        String userName = WireUser.userName(thread.get("context").get("username"));
        return new WhatsAppUser(
                user.phone(), user.userId(), user.parentUserId(), userName, user.profileName(), user.identityKeyHash());
    }

    /** Only what the business wrote says to whom, unless whoever got it hides the number; then it is known by its sender. */
    private static Side side(Json message, @Nullable String business) {
        if (message.firstId("to", "to_user_id", "to_parent_user_id") != null) {
            return Side.BUSINESS;
        }
        String sender = message.id("from");
        return sender != null && WireUser.digits(sender).equals(business) ? Side.BUSINESS : Side.PERSON;
    }

    private static WhatsAppHistoryProgress progress(Json chunk) {
        Json metadata = chunk.get("metadata");
        return new WhatsAppHistoryProgress(
                small(metadata.get("phase")), small(metadata.get("chunk_order")), small(metadata.get("progress")));
    }

    private static int small(Json number) {
        long value = number.wholeNumber();
        return value > MAX_SMALL ? -1 : (int) value;
    }
}
