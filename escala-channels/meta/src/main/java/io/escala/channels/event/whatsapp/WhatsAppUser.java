package io.escala.channels.event.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * A person as identified by one WhatsApp item and its contact card. Every field may be missing: a person with a user name
 * may hide the phone number.
 *
 * @param phone WhatsApp's phone id as received, or null; a business-scoped user id in this field is moved to {@code userId}
 *     or {@code parentUserId}
 * @param userId business-scoped user id, or null
 * @param parentUserId business-scoped user id across linked portfolios, or null
 * @param userName user name without {@code @}, or null; can pass to another person, so it is never a key
 * @param profileName the display name the person chose, cleaned, or null
 * @param identityKeyHash hash of the person's security key, or null when the number does not check keys; a changed hash
 *     means another phone, perhaps another person
 */
public record WhatsAppUser(
        @Nullable String phone,
        @Nullable String userId,
        @Nullable String parentUserId,
        @Nullable String userName,
        @Nullable String profileName,
        @Nullable String identityKeyHash) {
    /** Lists which fields are set; their values are personal data. */
    @Override
    public String toString() {
        return "WhatsAppUser["
                + (phone == null ? "" : "phone ")
                + (userId == null ? "" : "userId ")
                + (parentUserId == null ? "" : "parentUserId ")
                + (userName == null ? "" : "userName ")
                + (profileName == null ? "" : "profileName ")
                + (identityKeyHash == null ? "" : "identityKeyHash ")
                + "]";
    }
}
