package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppEcho;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.quarantine.RawBytes;

/** Parses {@code message_echoes[]}: messages sent by the business from the phone app. */
final class EchoParser implements WhatsAppParser {
    @Override
    public MetaEvent parse(WhatsAppItem item, RawBytes raw) {
        JsonValue message = item.json();
        String type = message.text("type");
        MetaEvent other = OtherMessages.read(item, type, raw, SenderSide.BUSINESS);
        if (other != null) {
            return other;
        }
        TypedContent typed = WhatsAppContents.read(message, type, raw);
        return new WhatsAppEcho(
                item.line(),
                item.cards().complete(WireUser.echoRecipient(message)),
                message.id("id"),
                WireTime.seconds(message.get("timestamp")),
                typed.type(),
                typed.content(),
                typed.details(),
                MessageParts.context(message.get("context")),
                message.id("group_id"),
                raw);
    }
}
