package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.WhatsAppStatus;
import io.escala.channels.internal.wire.Json;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.aside.RawBytes;
import io.escala.crm.conversation.DeliveryError;
import org.jspecify.annotations.Nullable;

/** {@code statuses[]}: a message of ours came further. */
final class StatusParser implements WhatsAppParser {
    @Override
    public MetaEvent parse(WhatsAppItem item, RawBytes raw) {
        Json status = item.json();
        if ("call".equals(status.get("type").text())) {
            return item.unrecognized(raw);
        }
        if ("group".equals(status.get("recipient_type").text())) {
            return item.unrecognized(raw, item.kind() + "/group");
        }
        return new WhatsAppStatus(
                item.line(),
                status.get("id").id(),
                item.cards().complete(WireUser.statusRecipient(status)),
                status.get("status").text(),
                WireTime.seconds(status.get("timestamp")),
                error(status.get("errors").first()),
                status.get("biz_opaque_callback_data").text(),
                raw);
    }

    private static @Nullable DeliveryError error(Json error) {
        if (!error.isObject()) {
            return null;
        }
        long code = error.get("code").wholeNumber();
        String title = error.get("title").text();
        return new DeliveryError(
                code > 0 && code <= Integer.MAX_VALUE ? (int) code : 0,
                0,
                title == null ? error.get("message").text() : title);
    }
}
