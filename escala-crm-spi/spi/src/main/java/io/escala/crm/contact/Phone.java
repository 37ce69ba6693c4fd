package io.escala.crm.contact;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A phone number as digits with country code, without {@code +}: what WhatsApp calls a {@code wa_id}. Two numbers are equal
 * when their digits are equal. National variants of one number (Brazil's ninth digit, Mexico's 1) are different values; only
 * the look-up of contacts relates them.
 *
 * @param digits 5 to 15 ASCII digits
 */
public record Phone(String digits) {
    public Phone {
        Objects.requireNonNull(digits, "digits");
        if (!isPhone(digits)) {
            throw new IllegalArgumentException("phone must be 5 to 15 ASCII digits");
        }
    }

    /**
     * Parses a number received from Meta: 5 to 15 ASCII digits after an optional leading {@code +}.
     *
     * @param text the received text, or null
     * @return the phone, or empty when the text is not one
     */
    public static Optional<Phone> ofWire(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String digits = text.startsWith("+") ? text.substring(1) : text;
        return isPhone(digits) ? Optional.of(new Phone(digits)) : Optional.empty();
    }

    private static boolean isPhone(String digits) {
        if (digits.length() < 5 || digits.length() > 15) {
            return false;
        }
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns {@code +} and the digits, the form sent to Meta. Without the {@code +} Meta may prepend the country code of
     * the business number.
     */
    public String e164() {
        return "+" + digits;
    }

    /** Masked, for logs: personal data never appears whole. */
    @Override
    public String toString() {
        return "***" + digits.substring(digits.length() - 4);
    }
}
