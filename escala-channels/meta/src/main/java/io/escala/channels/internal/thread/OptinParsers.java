package io.escala.channels.internal.thread;

import io.escala.channels.event.DirectAccountLinking;
import io.escala.channels.event.DirectOptin;
import io.escala.channels.event.MetaEvent;
import io.escala.channels.internal.wire.Json;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.aside.RawBytes;

/** What a person allows the business. */
final class OptinParsers {
    private OptinParsers() {}

    static MetaEvent optin(ThreadItem item, Json optin, RawBytes raw) {
        return new DirectOptin(
                item.channel(),
                item.line(),
                item.user(optin),
                item.at(),
                optin.get("type").text(),
                optin.get("ref").id(),
                optin.get("payload").text(),
                optin.get("title").text(),
                optin.get("one_time_notif_token").id(),
                optin.get("notification_messages_token").id(),
                optin.get("notification_messages_topic").text(),
                optin.get("notification_messages_frequency").text(),
                optin.get("notification_messages_timezone").text(),
                WireTime.milliseconds(optin.get("token_expiry_timestamp")),
                optin.get("user_token_status").text(),
                optin.get("notification_messages_status").text(),
                optin.get("source").text(),
                raw);
    }

    static MetaEvent accountLinking(ThreadItem item, Json linking, RawBytes raw) {
        return new DirectAccountLinking(
                item.channel(),
                item.line(),
                item.user(),
                item.at(),
                linking.get("status").text(),
                linking.get("authorization_code").id(),
                raw);
    }
}
