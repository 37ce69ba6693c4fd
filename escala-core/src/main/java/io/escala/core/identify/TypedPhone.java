package io.escala.core.identify;

import io.escala.crm.contact.Phone;
import java.util.Objects;
import java.util.Optional;

/** The result of parsing a typed number. Two variants, matched with {@code instanceof}. */
public sealed interface TypedPhone {
    /** Returns the number, or empty for {@link NotUnderstood}. */
    default Optional<Phone> phone() {
        return this instanceof Understood understood ? Optional.of(understood.value()) : Optional.empty();
    }

    /**
     * A number with country code.
     *
     * @param value its digits
     */
    record Understood(Phone value) implements TypedPhone {
        public Understood {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * Not a number that could be called or written to.
     *
     * @param reason the reason
     */
    record NotUnderstood(Reason reason) implements TypedPhone {
        public NotUnderstood {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Why the input is not a number. */
    enum Reason {
        /** Nothing, or white space only. */
        EMPTY,
        /** It contains a character that belongs to no number, such as a letter or a second {@code +}; or it has no digit. */
        NOT_DIGITS,
        /** Too few digits; perhaps the area code is missing. */
        TOO_SHORT,
        /** Too many digits. */
        TOO_LONG,
        /** The country code after the {@code +} does not exist; or it is missing, and the region is unknown too. */
        UNKNOWN_COUNTRY_CODE,
        /** The length is right, but the country has no such number. */
        NOT_IN_NUMBERING_PLAN
    }
}
