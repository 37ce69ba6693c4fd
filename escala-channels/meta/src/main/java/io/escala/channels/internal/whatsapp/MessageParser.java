package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppMessage;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.quarantine.RawBytes;

/** Parses {@code messages[]}: messages from people. An unknown type is a message too. */
final class MessageParser implements WhatsAppParser {
    @Override
    public MetaEvent parse(WhatsAppItem item, RawBytes raw) {
        JsonValue message = item.json();
        String type = message.text("type");
        MetaEvent other = OtherMessages.read(item, type, raw, SenderSide.PERSON);
        if (other != null) {
            return other;
        }
        TypedContent typed = WhatsAppContents.read(message, type, raw);
        return new WhatsAppMessage(
                item.line(),
                item.cards().complete(WireUser.sender(message)),
                message.id("id"),
                WireTime.seconds(message.get("timestamp")),
                typed.type(),
                typed.content(),
                typed.details(),
                MessageParts.context(message.get("context")),
                MessageParts.referral(message.get("referral")),
                message.id("group_id"),
                MessageParts.errors(message.get("errors")),
                raw);
    }
}
