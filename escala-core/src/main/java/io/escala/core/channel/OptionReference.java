package io.escala.core.channel;

import java.util.Objects;

/**
 * Names an option of a message, as a tap on it returns it, or the form that a message opens, as the token of its answer does. It comes from
 * outside: the message may be none of the account, or of another person, or not have the option or form.
 *
 * @param reference the reference of the message, as in {@link Dispatch#reference}
 * @param option the id of the option; of a form a word of the channel's
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
