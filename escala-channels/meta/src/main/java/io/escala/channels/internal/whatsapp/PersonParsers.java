package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppContactSync;
import io.escala.channels.event.whatsapp.WhatsAppUser;
import io.escala.channels.event.whatsapp.WhatsAppUserAction;
import io.escala.channels.event.whatsapp.WhatsAppUserPreference;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.quarantine.RawBytes;

/** Parses events about people other than messages. */
final class PersonParsers {
    private PersonParsers() {}

    /** {@code user_preferences[]}. */
    static MetaEvent preference(WhatsAppItem item, RawBytes raw) {
        JsonValue preference = item.json();
        return new WhatsAppUserPreference(
                item.line(),
                item.kind(),
                item.cards().complete(WireUser.card(preference)),
                WireTime.seconds(preference.get("timestamp")),
                preference.text("category"),
                preference.text("value"),
                preference.text("detail"),
                raw);
    }

    /** {@code user_actions[]}: the person may be named only by the card beside it. */
    static MetaEvent action(WhatsAppItem item, RawBytes raw) {
        JsonValue action = item.json();
        JsonValue click = action.get("marketing_messages_link_click_data");
        return new WhatsAppUserAction(
                item.line(),
                item.kind(),
                item.cards().complete(WireUser.card(action)),
                WireTime.seconds(action.get("timestamp")),
                action.text("action_type"),
                click.text("click_component"),
                click.id("click_id"),
                click.id("product_id"),
                click.id("tracking_token"),
                raw);
    }

    /** {@code state_sync[]}: entries of the phone's address book. */
    static MetaEvent contactSync(WhatsAppItem item, RawBytes raw) {
        JsonValue entry = item.json();
        JsonValue contact = entry.get("contact");
        WhatsAppUser user = WireUser.participant(contact, "phone_number");
        return new WhatsAppContactSync(
                item.line(),
                item.kind(),
                entry.text("action"),
                entry.text("type"),
                user,
                contact.text("full_name"),
                contact.text("first_name"),
                WireTime.milliseconds(entry.get("metadata").get("timestamp")),
                raw);
    }
}
