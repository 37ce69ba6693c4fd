package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.whatsapp.WhatsAppUser;
import io.escala.channels.internal.wire.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a person in one item, each where it belongs: a business-scoped user id found in a phone's place is moved, and so is
 * one over linked portfolios in the place of a plain one.
 *
 * @param phone WhatsApp's phone id as it came, or null
 * @param userId business-scoped user id, or null
 * @param parentUserId the same over linked portfolios, or null
 */
record WireUser(
        @Nullable String phone,
        @Nullable String userId,
        @Nullable String parentUserId) {
    WireUser {
        if (phone != null && BusinessScopedId.looksLike(phone)) {
            if (BusinessScopedId.isOfParent(phone)) {
                parentUserId = parentUserId == null ? phone : parentUserId;
            } else {
                userId = userId == null ? phone : userId;
            }
            phone = null;
        }
        if (userId != null && BusinessScopedId.isOfParent(userId) && BusinessScopedId.looksLike(userId)) {
            parentUserId = parentUserId == null ? userId : parentUserId;
            userId = null;
        }
    }

    static WireUser sender(JsonValue message) {
        return new WireUser(
                message.id("from"),
                message.firstId("from_user_id", "user_id"),
                message.firstId("from_parent_user_id", "parent_from_user_id", "parent_user_id"));
    }

    static WireUser echoRecipient(JsonValue echo) {
        return new WireUser(
                echo.id("to"),
                echo.firstId("to_user_id", "user_id"),
                echo.firstId("to_parent_user_id", "parent_to_user_id", "parent_user_id"));
    }

    static WireUser statusRecipient(JsonValue status) {
        return new WireUser(
                status.id("recipient_id"),
                status.firstId("recipient_user_id", "user_id"),
                status.firstId("recipient_parent_user_id", "parent_recipient_user_id", "parent_user_id"));
    }

    /** Of several people in a group the one that a status speaks of. */
    static WireUser participant(JsonValue status) {
        return new WireUser(
                status.firstId("recipient_participant_id", "participant_recipient_id"),
                status.firstId(
                        "recipient_participant_user_id",
                        "participant_recipient_user_id",
                        "recipient_user_id",
                        "user_id"),
                status.firstId(
                        "recipient_participant_parent_user_id",
                        "participant_recipient_parent_user_id",
                        "recipient_parent_user_id",
                        "parent_recipient_user_id",
                        "parent_user_id"));
    }

    /** Somebody in a list of people, user name included; where the phone may stand is handed in. */
    static WhatsAppUser participant(JsonValue person, String... phone) {
        WireUser ids = new WireUser(person.firstId(phone), person.id("user_id"), person.id("parent_user_id"));
        return new WhatsAppUser(ids.phone, ids.userId, ids.parentUserId, userName(person.get("username")), null, null);
    }

    /** The person of a thread of old messages. */
    static WireUser thread(JsonValue thread) {
        return card(thread.get("context")).or(new WireUser(thread.id("id"), null, null));
    }

    /** A user name without its sign. */
    static @Nullable String userName(JsonValue name) {
        String text = name.idText();
        String bare = text != null && text.startsWith("@") ? text.substring(1) : text;
        return bare == null || bare.isEmpty() ? null : bare;
    }

    static WireUser card(JsonValue card) {
        return new WireUser(card.id("wa_id"), card.id("user_id"), card.id("parent_user_id"));
    }

    /** These ids, and where one is missing the other's. */
    WireUser or(WireUser other) {
        return new WireUser(
                phone == null ? other.phone : phone,
                userId == null ? other.userId : userId,
                parentUserId == null ? other.parentUserId : parentUserId);
    }

    /** The person with these ids and nothing else. */
    WhatsAppUser alone() {
        return withKey(null);
    }

    /** As above, with the hash of their security key. */
    WhatsAppUser withKey(@Nullable String identityKeyHash) {
        return new WhatsAppUser(phone, userId, parentUserId, null, null, identityKeyHash);
    }

    /** A phone without the signs people write it with. */
    static String digits(String phone) {
        StringBuilder digits = null;
        for (int i = 0; i < phone.length(); i++) {
            char c = phone.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (digits == null && !digit) {
                digits = new StringBuilder(phone.length()).append(phone, 0, i);
            } else if (digits != null && digit) {
                digits.append(c);
            }
        }
        return digits == null ? phone : digits.toString();
    }

    boolean isEmpty() {
        return phone == null && userId == null && parentUserId == null;
    }

    /** Never with the content: ids are personal data. */
    @Override
    public String toString() {
        return "WireUser";
    }
}
