package io.escala.core.identify;

import io.escala.crm.contact.Phone;
import java.util.Objects;

/**
 * One form in which a number may be on record. For look-up only: a form is never stored, shown or sent to.
 *
 * @param phone the digits to look up
 * @param grade how far a hit on them may be trusted
 * @param rule which row of the table gave it, such as {@code BR mobile without 9}; {@code as given} for the number itself
 */
public record PhoneForm(Phone phone, Grade grade, String rule) {
    /** How far a hit may be trusted, best first. */
    public enum Grade {
        /** The very digits. */
        EXACT,
        /** Another form of the same mobile, which no second number can have: a unique hit may link. */
        STRONG,
        /** Perhaps the same number, perhaps another subscriber's: a hit is a suggestion for a person. */
        WEAK
    }

    public PhoneForm {
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(grade, "grade");
        Objects.requireNonNull(rule, "rule");
    }
}
