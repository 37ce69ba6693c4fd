package io.escala.core.identify;

import io.escala.crm.contact.Phone;
import java.util.Objects;
import java.util.Optional;

/** What became of a number that somebody typed. Matched with {@code instanceof}; there are these two. */
public sealed interface TypedPhone {
    /**
     * The number, if it is one.
     *
     * @return the number, or empty for {@link NotUnderstood}
     */
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
     * No number that could be called or written to.
     *
     * @param reason why not
     */
    record NotUnderstood(Reason reason) implements TypedPhone {
        public NotUnderstood {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Why what was typed is no number. */
    enum Reason {
        /** Nothing, or white space only. */
        EMPTY,
        /** Something stands there that belongs to no number, such as a letter or a second {@code +}; or no digit at all. */
        NOT_DIGITS,
        /** Too few digits; perhaps the area code is missing. */
        TOO_SHORT,
        /** Too many digits. */
        TOO_LONG,
        /** The country code after the {@code +} is nobody's; or it is missing, and the region is not known either. */
        UNKNOWN_COUNTRY_CODE,
        /** As many digits as a number may have, but the country has none like it. */
        NOT_IN_NUMBERING_PLAN
    }
}
