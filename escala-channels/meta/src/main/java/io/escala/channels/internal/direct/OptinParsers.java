package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectAccountLinking;
import io.escala.channels.event.direct.DirectOptin;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.quarantine.RawBytes;

/** Parses opt-ins and account linking. */
final class OptinParsers {
    private OptinParsers() {}

    static MetaEvent optin(DirectItem item, JsonValue optin, RawBytes raw) {
        return new DirectOptin(
                item.channel(),
                item.line(),
                item.user(optin),
                item.at(),
                optin.text("type"),
                optin.id("ref"),
                optin.text("payload"),
                optin.text("title"),
                optin.id("one_time_notif_token"),
                optin.id("notification_messages_token"),
                optin.text("notification_messages_topic"),
                optin.text("notification_messages_frequency"),
                optin.text("notification_messages_timezone"),
                WireTime.milliseconds(optin.get("token_expiry_timestamp")),
                optin.text("user_token_status"),
                optin.text("notification_messages_status"),
                optin.text("source"),
                raw);
    }

    static MetaEvent accountLinking(DirectItem item, JsonValue linking, RawBytes raw) {
        return new DirectAccountLinking(
                item.channel(),
                item.line(),
                item.user(),
                item.at(),
                linking.text("status"),
                linking.id("authorization_code"),
                raw);
    }
}
