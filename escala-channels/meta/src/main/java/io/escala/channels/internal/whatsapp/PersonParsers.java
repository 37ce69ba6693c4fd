package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.WhatsAppContactSync;
import io.escala.channels.event.WhatsAppUser;
import io.escala.channels.event.WhatsAppUserAction;
import io.escala.channels.event.WhatsAppUserPreference;
import io.escala.channels.internal.wire.Json;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.aside.RawBytes;

/** What is said of people outside of messages. */
final class PersonParsers {
    private PersonParsers() {}

    /** {@code user_preferences[]}. */
    static MetaEvent preference(WhatsAppItem item, RawBytes raw) {
        Json preference = item.json();
        return new WhatsAppUserPreference(
                item.line(),
                item.kind(),
                item.cards().complete(WireUser.card(preference)),
                WireTime.seconds(preference.get("timestamp")),
                preference.get("category").text(),
                preference.get("value").text(),
                preference.get("detail").text(),
                raw);
    }

    /** {@code user_actions[]}: whoever clicked is named by the card beside it, if at all. */
    static MetaEvent action(WhatsAppItem item, RawBytes raw) {
        Json action = item.json();
        Json click = action.get("marketing_messages_link_click_data");
        return new WhatsAppUserAction(
                item.line(),
                item.kind(),
                item.cards().complete(WireUser.card(action)),
                WireTime.seconds(action.get("timestamp")),
                action.get("action_type").text(),
                click.get("click_component").text(),
                click.get("click_id").id(),
                click.get("product_id").id(),
                click.get("tracking_token").id(),
                raw);
    }

    /** {@code state_sync[]}: the address book of the phone. */
    static MetaEvent contactSync(WhatsAppItem item, RawBytes raw) {
        Json entry = item.json();
        Json contact = entry.get("contact");
        WhatsAppUser user = WireUser.participant(contact, "phone_number");
        return new WhatsAppContactSync(
                item.line(),
                item.kind(),
                entry.get("action").text(),
                entry.get("type").text(),
                user,
                contact.get("full_name").text(),
                contact.get("first_name").text(),
                WireTime.milliseconds(entry.get("metadata").get("timestamp")),
                raw);
    }
}
