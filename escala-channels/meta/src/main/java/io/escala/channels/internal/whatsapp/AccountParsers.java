package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppAccountAlert;
import io.escala.channels.event.whatsapp.WhatsAppAccountReview;
import io.escala.channels.event.whatsapp.WhatsAppAccountUpdate;
import io.escala.channels.event.whatsapp.WhatsAppCapability;
import io.escala.channels.event.whatsapp.WhatsAppRestriction;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.quarantine.RawBytes;
import org.jspecify.annotations.Nullable;

/** Parses events of accounts and businesses. */
final class AccountParsers {
    private AccountParsers() {}

    static MetaEvent update(WhatsAppItem item, RawBytes raw) {
        JsonValue value = item.json();
        JsonValue account = value.get("waba_info");
        JsonValue violation = value.get("violation_info");
        JsonValue ban = value.get("ban_info");
        JsonValue disconnection = value.get("disconnection_info");
        return new WhatsAppAccountUpdate(
                item.line(),
                account(item),
                item.kind(),
                item.at(),
                value.text("event"),
                value.firstId("phone_number", "display_phone_number"),
                account.id("waba_id"),
                account.id("owner_business_id"),
                violation.text("violation_type"),
                violation.text("remediation"),
                ban.text("waba_ban_state"),
                ban.get("waba_ban_date").word(),
                value.get("restriction_info").elements().stream()
                        .filter(JsonValue::isObject)
                        .map(AccountParsers::restriction)
                        .toList(),
                disconnection.text("reason"),
                disconnection.text("initiated_by"),
                value.text("country"),
                raw);
    }

    /** Events for partners have the partner's business as entry id; the account is then in {@code waba_info}. */
    private static @Nullable String account(WhatsAppItem item) {
        JsonValue value = item.json();
        String event = value.text("event");
        String named = value.get("waba_info").id("waba_id");
        return event != null && event.startsWith("PARTNER_") && named != null ? named : item.account();
    }

    private static WhatsAppRestriction restriction(JsonValue restriction) {
        return new WhatsAppRestriction(
                restriction.text("restriction_type"), WireTime.seconds(restriction.get("expiration")));
    }

    static MetaEvent review(WhatsAppItem item, RawBytes raw) {
        return new WhatsAppAccountReview(
                item.line(), item.account(), item.kind(), item.at(), item.json().text("decision"), raw);
    }

    /** Older samples have the alert's fields beside the entity. */
    static MetaEvent alert(WhatsAppItem item, RawBytes raw) {
        JsonValue value = item.json();
        JsonValue info = value.get("alert_info");
        JsonValue alert = info.isObject() ? info : value;
        return new WhatsAppAccountAlert(
                item.line(),
                item.account(),
                item.kind(),
                item.at(),
                value.text("entity_type"),
                value.id("entity_id"),
                alert.text("alert_severity"),
                alert.text("alert_status"),
                alert.text("alert_type"),
                alert.text("alert_description"),
                raw);
    }

    static MetaEvent capability(WhatsAppItem item, RawBytes raw) {
        JsonValue value = item.json();
        return new WhatsAppCapability(
                item.line(),
                item.account(),
                item.kind(),
                item.at(),
                value.get("max_daily_conversations_per_business").word(),
                value.get("max_daily_conversation_per_phone").word(),
                value.get("max_phone_numbers_per_business").word(),
                value.get("max_phone_numbers_per_waba").word(),
                raw);
    }
}
