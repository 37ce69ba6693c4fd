package io.escala.channels.event.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * A person as one WhatsApp item names them, from the item and the contact card that belongs to it. Every part may be missing:
 * whoever has a user name may hide the phone.
 *
 * @param phone WhatsApp's phone id as it came, or null; a business-scoped user id found in its place has been moved to where it
 *     belongs
 * @param userId business-scoped user id, or null
 * @param parentUserId business-scoped user id over linked portfolios, or null
 * @param userName user name without {@code @}, or null; changes hands, never a key
 * @param profileName the name the person chose, cleaned as every name is, or null
 * @param identityKeyHash names the person's security key, or null when the number does not check keys; another one than before
 *     means another phone, perhaps another person
 */
public record WhatsAppUser(
        @Nullable String phone,
        @Nullable String userId,
        @Nullable String parentUserId,
        @Nullable String userName,
        @Nullable String profileName,
        @Nullable String identityKeyHash) {
    /** Which parts are there: their values are personal data. */
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
