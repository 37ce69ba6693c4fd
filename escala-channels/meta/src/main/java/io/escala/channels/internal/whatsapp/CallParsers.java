package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppCall;
import io.escala.channels.event.whatsapp.WhatsAppCallSession;
import io.escala.channels.event.whatsapp.WhatsAppCallStatus;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.quarantine.RawBytes;
import org.jspecify.annotations.Nullable;

/** Parses calls and the statuses of calls by the business. */
final class CallParsers {
    private CallParsers() {}

    /** {@code calls[]}. The direction determines which side is the person. */
    static MetaEvent call(WhatsAppItem item, RawBytes raw) {
        JsonValue call = item.json();
        String direction = call.text("direction");
        SenderSide caller = "BUSINESS_INITIATED".equalsIgnoreCase(direction) ? SenderSide.BUSINESS : SenderSide.PERSON;
        long seconds = call.get("duration").wholeNumber();
        String link = call.text("deeplink_payload");
        return new WhatsAppCall(
                item.line(),
                item.kind(),
                item.cards().complete(caller.person(call)),
                call.id("id"),
                WireTime.seconds(call.get("timestamp")),
                call.text("event"),
                direction,
                session(call.get("session")),
                call.text("status"),
                WireTime.seconds(call.get("start_time")),
                WireTime.seconds(call.get("end_time")),
                seconds < 0 ? null : seconds,
                call.text("biz_opaque_callback_data"),
                link == null ? call.text("cta_payload") : link,
                raw);
    }

    private static @Nullable WhatsAppCallSession session(JsonValue session) {
        String type = session.text("sdp_type");
        String sdp = session.text("sdp");
        return type == null || sdp == null ? null : new WhatsAppCallSession(type, sdp);
    }

    /** {@code statuses[]} of calls. */
    static MetaEvent status(WhatsAppItem item, RawBytes raw) {
        JsonValue status = item.json();
        return new WhatsAppCallStatus(
                item.line(),
                item.kind() + "/call",
                item.cards().complete(WireUser.statusRecipient(status)),
                status.id("id"),
                WireTime.seconds(status.get("timestamp")),
                status.text("status"),
                status.text("biz_opaque_callback_data"),
                raw);
    }
}
