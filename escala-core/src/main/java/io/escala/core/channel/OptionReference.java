package io.escala.core.channel;

import java.util.Objects;

/**
 * Names an option of a message, as a tap on it returns it. It comes from outside: the message may be none of the account, or of another
 * person, or not have the option.
 *
 * @param reference the reference of the message, as in {@link Dispatch#reference}
 * @param option the id of the option
 */
public record OptionReference(String reference, String option) {
    public OptionReference {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(option, "option");
    }

    /** The reference only: what somebody chose is personal data. */
    @Override
    public String toString() {
        return "OptionReference[" + reference + "]";
    }
}
