package io.escala.core.identify;

import io.escala.crm.contact.Phone;
import java.util.Objects;

/**
 * One form in which a number may be recorded. For look-up only: a form is never stored, shown or sent to.
 *
 * @param phone the digits to look up
 * @param grade how reliable a match is
 * @param rule the row of the table it comes from, such as {@code BR mobile without 9}; {@code as given} for the number
 *     itself
 */
public record PhoneForm(Phone phone, Grade grade, String rule) {
    /** How reliable a match is, best first. */
    public enum Grade {
        /** The same digits. */
        EXACT,
        /** Another form of the same mobile, which no second number can have: a unique match may link. */
        STRONG,
        /** Possibly the same number, possibly another subscriber's: a match is only a suggestion. */
        WEAK
    }

    public PhoneForm {
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(grade, "grade");
        Objects.requireNonNull(rule, "rule");
    }
}
