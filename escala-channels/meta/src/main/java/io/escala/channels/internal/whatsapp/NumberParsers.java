package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppBusinessUsername;
import io.escala.channels.event.whatsapp.WhatsAppNumberName;
import io.escala.channels.event.whatsapp.WhatsAppNumberQuality;
import io.escala.channels.event.whatsapp.WhatsAppSecurity;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.quarantine.RawBytes;

/** Parses events of business numbers. They contain the display number, not the id of the line. */
final class NumberParsers {
    private static final String NUMBER = "display_phone_number";
    private static final String EVENT = "event";

    private NumberParsers() {}

    static MetaEvent quality(WhatsAppItem item, RawBytes raw) {
        JsonValue value = item.json();
        return new WhatsAppNumberQuality(
                item.line(),
                item.account(),
                item.kind(),
                item.at(),
                value.id(NUMBER),
                value.text(EVENT),
                value.get("current_limit").word(),
                value.get("old_limit").word(),
                value.get("max_daily_conversations_per_business").word(),
                raw);
    }

    static MetaEvent name(WhatsAppItem item, RawBytes raw) {
        JsonValue value = item.json();
        return new WhatsAppNumberName(
                item.line(),
                item.account(),
                item.kind(),
                item.at(),
                value.id(NUMBER),
                value.text("decision"),
                value.text("requested_verified_name"),
                value.text("rejection_reason"),
                raw);
    }

    static MetaEvent security(WhatsAppItem item, RawBytes raw) {
        JsonValue value = item.json();
        return new WhatsAppSecurity(
                item.line(),
                item.account(),
                item.kind(),
                item.at(),
                value.id(NUMBER),
                value.text(EVENT),
                value.id("requester"),
                raw);
    }

    static MetaEvent username(WhatsAppItem item, RawBytes raw) {
        JsonValue value = item.json();
        return new WhatsAppBusinessUsername(
                item.line(),
                item.account(),
                item.kind(),
                item.at(),
                value.id(NUMBER),
                WireUser.userName(value.get("username")),
                value.text("status"),
                raw);
    }
}
