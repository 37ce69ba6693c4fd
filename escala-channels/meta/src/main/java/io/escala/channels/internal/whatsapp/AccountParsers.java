package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.WhatsAppAccountAlert;
import io.escala.channels.event.WhatsAppAccountReview;
import io.escala.channels.event.WhatsAppAccountUpdate;
import io.escala.channels.event.WhatsAppCapability;
import io.escala.channels.event.WhatsAppRestriction;
import io.escala.channels.internal.wire.Json;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.aside.RawBytes;
import org.jspecify.annotations.Nullable;

/** What becomes of accounts and businesses. */
final class AccountParsers {
    private AccountParsers() {}

    static MetaEvent update(WhatsAppItem item, RawBytes raw) {
        Json value = item.json();
        Json account = value.get("waba_info");
        Json violation = value.get("violation_info");
        Json ban = value.get("ban_info");
        Json disconnection = value.get("disconnection_info");
        return new WhatsAppAccountUpdate(
                item.line(),
                account(item),
                item.kind(),
                item.at(),
                value.get("event").text(),
                value.firstId("phone_number", "display_phone_number"),
                account.get("waba_id").id(),
                account.get("owner_business_id").id(),
                violation.get("violation_type").text(),
                violation.get("remediation").text(),
                ban.get("waba_ban_state").text(),
                ban.get("waba_ban_date").word(),
                value.get("restriction_info").elements().stream()
                        .filter(Json::isObject)
                        .map(AccountParsers::restriction)
                        .toList(),
                disconnection.get("reason").text(),
                disconnection.get("initiated_by").text(),
                value.get("country").text(),
                raw);
    }

    /** What partners are told bears their business in the place of the account, which has another place then. */
    private static @Nullable String account(WhatsAppItem item) {
        Json value = item.json();
        String event = value.get("event").text();
        String named = value.get("waba_info").get("waba_id").id();
        return event != null && event.startsWith("PARTNER_") && named != null ? named : item.account();
    }

    private static WhatsAppRestriction restriction(Json restriction) {
        return new WhatsAppRestriction(
                restriction.get("restriction_type").text(), WireTime.seconds(restriction.get("expiration")));
    }

    static MetaEvent review(WhatsAppItem item, RawBytes raw) {
        return new WhatsAppAccountReview(
                item.line(),
                item.account(),
                item.kind(),
                item.at(),
                item.json().get("decision").text(),
                raw);
    }

    /** Older samples write the parts of the alert beside the entity. */
    static MetaEvent alert(WhatsAppItem item, RawBytes raw) {
        Json value = item.json();
        Json info = value.get("alert_info");
        Json alert = info.isObject() ? info : value;
        return new WhatsAppAccountAlert(
                item.line(),
                item.account(),
                item.kind(),
                item.at(),
                value.get("entity_type").text(),
                value.get("entity_id").id(),
                alert.get("alert_severity").text(),
                alert.get("alert_status").text(),
                alert.get("alert_type").text(),
                alert.get("alert_description").text(),
                raw);
    }

    static MetaEvent capability(WhatsAppItem item, RawBytes raw) {
        Json value = item.json();
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
