package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.whatsapp.WhatsAppUser;
import io.escala.channels.internal.wire.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a person in one item. A business-scoped user id in the phone field is moved to its own field, and so is a
 * parent user id in the field of a plain one.
 *
 * @param phone WhatsApp's phone id as received, or null
 * @param userId business-scoped user id, or null
 * @param parentUserId business-scoped user id across linked portfolios, or null
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

    /** The group participant to whom a status refers. */
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

    /** A person in a list, including the user name; {@code phone} lists the possible names of the phone field. */
    static WhatsAppUser participant(JsonValue person, String... phone) {
        WireUser ids = new WireUser(person.firstId(phone), person.id("user_id"), person.id("parent_user_id"));
        return new WhatsAppUser(ids.phone, ids.userId, ids.parentUserId, userName(person.get("username")), null, null);
    }

    /** The person of a history thread. */
    static WireUser thread(JsonValue thread) {
        return card(thread.get("context")).or(new WireUser(thread.id("id"), null, null));
    }

    /** A user name without {@code @}. */
    static @Nullable String userName(JsonValue name) {
        String text = name.idText();
        String bare = text != null && text.startsWith("@") ? text.substring(1) : text;
        return bare == null || bare.isEmpty() ? null : bare;
    }

    static WireUser card(JsonValue card) {
        return new WireUser(card.id("wa_id"), card.id("user_id"), card.id("parent_user_id"));
    }

    /** These ids, with missing ones taken from the other. */
    WireUser or(WireUser other) {
        return new WireUser(
                phone == null ? other.phone : phone,
                userId == null ? other.userId : userId,
                parentUserId == null ? other.parentUserId : parentUserId);
    }

    /** The person with these ids only. */
    WhatsAppUser alone() {
        return withKey(null);
    }

    /** The person with these ids and the hash of their security key. */
    WhatsAppUser withKey(@Nullable String identityKeyHash) {
        return new WhatsAppUser(phone, userId, parentUserId, null, null, identityKeyHash);
    }

    /** The digits of a phone number. */
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

    /** Omits the ids: they are personal data. */
    @Override
    public String toString() {
        return "WireUser";
    }
}
