package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import java.util.Objects;

/**
 * The option that a message answers with. It is there only if the message that it names is a send of the account in the same conversation
 * and has that option.
 *
 * @param message the message with the options: this library's id
 * @param option the {@link MessageOption#id} of the chosen one; for a template the payload of the quick reply, or its text
 *     if it has none
 */
public record ChosenOption(MessageId message, String option) {
    public ChosenOption {
        Objects.requireNonNull(message, "message");
        option = SafeText.storable(Objects.requireNonNull(option, "option"));
    }

    /** The message only: what somebody chose is personal data. */
    @Override
    public String toString() {
        return "ChosenOption[" + message + "]";
    }
}
