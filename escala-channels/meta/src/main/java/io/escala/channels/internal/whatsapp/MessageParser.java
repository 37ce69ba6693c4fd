package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.WhatsAppMessage;
import io.escala.channels.internal.wire.Json;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.aside.RawBytes;

/** {@code messages[]}: a person wrote. A type nobody knows yet is a message all the same. */
final class MessageParser implements WhatsAppParser {
    @Override
    public MetaEvent parse(WhatsAppItem item, RawBytes raw) {
        MetaEvent other = OtherMessages.read(item, raw, Side.PERSON);
        if (other != null) {
            return other;
        }
        Json message = item.json();
        TypedContent typed = WhatsAppContents.read(message, raw);
        return new WhatsAppMessage(
                item.line(),
                item.cards().complete(WireUser.sender(message)),
                message.get("id").id(),
                WireTime.seconds(message.get("timestamp")),
                typed.type(),
                typed.content(),
                typed.details(),
                MessageParts.context(message.get("context")),
                MessageParts.referral(message.get("referral")),
                message.get("group_id").id(),
                MessageParts.errors(message.get("errors")),
                raw);
    }
}
