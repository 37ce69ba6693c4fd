package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppConversation;
import io.escala.channels.event.whatsapp.WhatsAppPricing;
import io.escala.channels.event.whatsapp.WhatsAppStatus;
import io.escala.channels.event.whatsapp.WhatsAppUser;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.quarantine.RawBytes;
import org.jspecify.annotations.Nullable;

/** Parses {@code statuses[]}: statuses of messages sent by the business. */
final class StatusParser implements WhatsAppParser {
    @Override
    public MetaEvent parse(WhatsAppItem item, RawBytes raw) {
        JsonValue status = item.json();
        String type = status.text("type");
        if ("call".equals(type)) {
            return CallParsers.status(item, raw);
        }
        if (type != null && !type.equals("message")) {
            // A failed payment is not a failed message, although it has the id of one.
            return item.unrecognized(raw);
        }
        String recipientType = status.text("recipient_type");
        boolean group = "group".equals(recipientType);
        return new WhatsAppStatus(
                item.line(),
                status.id("id"),
                recipient(item, group ? WireUser.participant(status) : WireUser.statusRecipient(status)),
                status.text("status"),
                WireTime.seconds(status.get("timestamp")),
                error(status.get("errors").first()),
                status.text("biz_opaque_callback_data"),
                MessageParts.errors(status.get("errors")),
                recipientType,
                group ? status.id("recipient_id") : null,
                pricing(status.get("pricing")),
                conversation(status.get("conversation")),
                status.id("template_id"),
                raw);
    }

    /** The key hash of a recipient is on the status, that of a sender on their card. */
    private static WhatsAppUser recipient(WhatsAppItem item, WireUser ids) {
        WhatsAppUser user = item.cards().complete(ids);
        String key = item.json().id("recipient_identity_key_hash");
        return key == null
                ? user
                : new WhatsAppUser(
                        user.phone(), user.userId(), user.parentUserId(), user.userName(), user.profileName(), key);
    }

    private static @Nullable DeliveryError error(JsonValue error) {
        if (!error.isObject()) {
            return null;
        }
        String title = error.text("title");
        return new DeliveryError(MessageParts.code(error), 0, title == null ? error.text("message") : title);
    }

    private static @Nullable WhatsAppPricing pricing(JsonValue pricing) {
        if (!pricing.isObject()) {
            return null;
        }
        return new WhatsAppPricing(
                pricing.get("billable").truth(),
                pricing.text("pricing_model"),
                pricing.text("type"),
                pricing.text("category"));
    }

    private static @Nullable WhatsAppConversation conversation(JsonValue conversation) {
        if (!conversation.isObject()) {
            return null;
        }
        return new WhatsAppConversation(
                conversation.id("id"),
                WireTime.seconds(conversation.get("expiration_timestamp")),
                conversation.get("origin").text("type"));
    }
}
