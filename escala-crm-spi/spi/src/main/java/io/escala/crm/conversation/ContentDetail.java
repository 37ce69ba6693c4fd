package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value of {@link MessageContent.Structured} content.
 *
 * @param group values with the same number belong together, such as those of one contact card or one ordered product; from 0
 * @param name what the value is
 * @param label what the sender or the business calls it, such as the field of a form; or null
 * @param value the value, made storable; names are cleaned and cut as {@link SafeText#name(String)} does
 */
public record ContentDetail(int group, Name name, @Nullable String label, String value) {
    /** The label of a phone of a contact card that can be written to on WhatsApp. */
    public static final String ON_WHATSAPP = "WhatsApp";

    /** What a value is. New names are added: handle unknown ones in a default. */
    public enum Name {
        /** Degrees north, a decimal number. */
        LATITUDE(true),
        /** Degrees east, a decimal number. */
        LONGITUDE(true),
        /** A name or title. */
        NAME(true),
        /** A postal address. */
        ADDRESS(false),
        /** A URL as received; it may expire. */
        URL(false),
        /** A phone number as entered. */
        PHONE(true),
        /** An e-mail address as entered. */
        EMAIL(true),
        /** A company. */
        COMPANY(true),
        /** A job title. */
        TITLE(true),
        /** A date as received. */
        DATE(true),
        /** The seller's id of a product. */
        PRODUCT(true),
        /** The id of a catalogue. */
        CATALOG(true),
        /** A number of pieces, a decimal number. */
        QUANTITY(true),
        /** The price of one piece, a decimal number. */
        PRICE(true),
        /** The code of a currency. */
        CURRENCY(true),
        /** A longer text about something. */
        DESCRIPTION(false),
        /** An answer in a form. */
        ANSWER(false),
        /** A state in Meta's words, such as {@code accept}, {@code confirmed} or {@code Good response}. */
        STATUS(true),
        /** When it begins, an ISO 8601 instant. */
        FROM(true),
        /** When it ends or expires, an ISO 8601 instant. */
        UNTIL(true),
        /** A time zone. */
        ZONE(true),
        /** Meta's name of a type. */
        TYPE(true),
        /** Meta's id of something, or the code of a coupon. */
        ID(true),
        /** The token of a form, which the business or the library gave it. */
        TOKEN(false);

        private final boolean isShort;

        Name(boolean isShort) {
            this.isShort = isShort;
        }
    }

    /**
     * Creates a value.
     *
     * @throws IllegalArgumentException when the group is negative
     */
    public ContentDetail {
        if (group < 0) {
            throw new IllegalArgumentException("a group is numbered from 0, not " + group);
        }
        Objects.requireNonNull(name, "name");
        label = SafeText.name(label);
        value = name.isShort
                ? Objects.requireNonNullElse(SafeText.name(Objects.requireNonNull(value, "value")), "")
                : SafeText.message(Objects.requireNonNull(value, "value"));
    }

    /** Name only: values are personal data. */
    @Override
    public String toString() {
        return "ContentDetail[" + group + ", " + name + "]";
    }
}
