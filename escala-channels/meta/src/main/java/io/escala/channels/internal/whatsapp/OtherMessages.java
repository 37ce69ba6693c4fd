package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppEdit;
import io.escala.channels.event.whatsapp.WhatsAppReaction;
import io.escala.channels.event.whatsapp.WhatsAppRequestWelcome;
import io.escala.channels.event.whatsapp.WhatsAppRevoke;
import io.escala.channels.event.whatsapp.WhatsAppUser;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Parses elements of message arrays that are not messages but refer to another message, a number or a chat. */
final class OtherMessages {
    private OtherMessages() {}

    /** The event, or null for a message. */
    static @Nullable MetaEvent read(WhatsAppItem item, @Nullable String type, RawBytes raw, SenderSide side) {
        if (type == null || !isOther(type)) {
            return null;
        }
        JsonValue payload = item.json().get(type);
        if (type.equals("request_welcome")) {
            return side == SenderSide.PERSON ? requestWelcome(item, raw) : item.unrecognized(raw);
        }
        if (!payload.isObject()) {
            return item.unrecognized(raw);
        }
        if (type.equals("system")) {
            return side == SenderSide.PERSON ? UserUpdates.system(item, payload, raw) : item.unrecognized(raw);
        }
        return aboutAMessage(item, type, payload, raw, side);
    }

    private static boolean isOther(String type) {
        return switch (type) {
            case "reaction", "edit", "revoke", "system", "request_welcome" -> true;
            default -> false;
        };
    }

    private static MetaEvent aboutAMessage(
            WhatsAppItem item, String type, JsonValue payload, RawBytes raw, SenderSide side) {
        JsonValue message = item.json();
        String kind = item.kind() + "/" + type;
        WhatsAppUser user = item.cards().complete(side.person(message));
        String id = message.id("id");
        Instant at = WireTime.seconds(message.get("timestamp"));
        String about = payload.firstId("original_message_id", "message_id");
        String group = message.id("group_id");
        boolean fromBusiness = side == SenderSide.BUSINESS;
        if (type.equals("reaction")) {
            String emoji = payload.text("emoji");
            return new WhatsAppReaction(item.line(), kind, user, id, at, about, emoji, group, fromBusiness, raw);
        }
        if (type.equals("revoke")) {
            return new WhatsAppRevoke(item.line(), kind, user, id, at, about, group, fromBusiness, raw);
        }
        TypedContent typed = WhatsAppContents.read(payload.get("message"), raw);
        return new WhatsAppEdit(
                item.line(),
                kind,
                user,
                id,
                at,
                about,
                typed.type(),
                typed.content(),
                typed.details(),
                group,
                fromBusiness,
                raw);
    }

    private static MetaEvent requestWelcome(WhatsAppItem item, RawBytes raw) {
        JsonValue message = item.json();
        return new WhatsAppRequestWelcome(
                item.line(),
                item.kind() + "/request_welcome",
                item.cards().complete(WireUser.sender(message)),
                message.id("id"),
                WireTime.seconds(message.get("timestamp")),
                raw);
    }
}
