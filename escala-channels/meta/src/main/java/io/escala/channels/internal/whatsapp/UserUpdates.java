package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppUserUpdate;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.quarantine.RawBytes;
import org.jspecify.annotations.Nullable;

/** Parses changes of a person's ids in each form that Meta documents. */
final class UserUpdates {
    private static final String NEW_KEY = "_identity_changed";

    private UserUpdates() {}

    /** A system message: the old number is its sender, all other ids are in its payload. */
    static MetaEvent system(WhatsAppItem item, JsonValue system, RawBytes raw) {
        JsonValue message = item.json();
        String type = system.text("type");
        WireUser previous = new WireUser(
                first(message.id("from"), system.id("customer")),
                system.id("previous_user_id"),
                system.id("previous_parent_user_id"));
        WireUser current =
                new WireUser(system.firstId("wa_id", "new_wa_id"), system.id("user_id"), system.id("parent_user_id"));
        if (type != null && type.endsWith(NEW_KEY)) {
            // The ids stay the same; only the security key changed.
            previous = previous.or(WireUser.sender(message));
            current = current.or(previous);
        }
        return new WhatsAppUserUpdate(
                item.line(),
                item.kind() + "/system",
                message.id("id"),
                WireTime.seconds(message.get("timestamp")),
                type,
                previous.alone(),
                current.withKey(first(message.get("identity").id("hash"), system.id("identity"))),
                system.text("body"),
                raw);
    }

    /** {@code user_id_update[]}: pairs of previous and current ids with an unchanged number. */
    static MetaEvent pair(WhatsAppItem item, RawBytes raw) {
        JsonValue update = item.json();
        JsonValue user = update.get("user_id");
        JsonValue parent = update.get("parent_user_id");
        WireUser current = new WireUser(
                update.id("wa_id"), first(user.id("current"), user.id()), first(parent.id("current"), parent.id()));
        return new WhatsAppUserUpdate(
                item.line(),
                item.kind(),
                update.id("id"),
                WireTime.seconds(update.get("timestamp")),
                "user_id_update",
                new WireUser(null, user.id("previous"), parent.id("previous")).alone(),
                item.cards().complete(current),
                update.text("detail"),
                raw);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
