package io.escala.channels.event.whatsapp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact card that a person shared.
 *
 * @param formattedName the full name, or null
 * @param firstName first name, or null
 * @param lastName last name, or null
 * @param phones phone numbers
 * @param emails e-mail addresses
 * @param company company, or null
 * @param jobTitle job title, or null
 * @param birthday as received, such as {@code 1990-04-23}, or null
 * @param vcard the card as a vCard, or null
 * @param origin {@code contact_request} when it answers a request for contact data, {@code other}, or null
 */
public record WhatsAppSharedContact(
        @Nullable String formattedName,
        @Nullable String firstName,
        @Nullable String lastName,
        List<Phone> phones,
        List<Email> emails,
        @Nullable String company,
        @Nullable String jobTitle,
        @Nullable String birthday,
        @Nullable String vcard,
        @Nullable String origin) {
    public WhatsAppSharedContact {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
    }

    /**
     * A phone number.
     *
     * @param number the number as entered, or null
     * @param whatsAppId WhatsApp's phone id; null when the number is not on WhatsApp
     * @param type such as {@code CELL}, or null
     */
    public record Phone(
            @Nullable String number,
            @Nullable String whatsAppId,
            @Nullable String type) {
        /** Omits the number. */
        @Override
        public String toString() {
            return "Phone[" + type + "]";
        }
    }

    /**
     * An e-mail address.
     *
     * @param address the address, or null
     * @param type such as {@code WORK}, or null
     */
    public record Email(@Nullable String address, @Nullable String type) {
        /** Omits the address. */
        @Override
        public String toString() {
            return "Email[" + type + "]";
        }
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppSharedContact[origin=" + origin + "]";
    }
}
