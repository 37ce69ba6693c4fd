package io.escala.core.send;

import io.escala.crm.text.SafeText;
import java.util.Objects;

/**
 * A request to send one message.
 *
 * @param to the recipient
 * @param draft the content
 * @param clientReference the host's own key for this send, 1 to 512 characters ({@link SafeText#isId}), unique per send.
 *     Sending the same request again under the same reference sends the message once. It must not contain personal data
 */
public record SendRequest(Recipient to, Draft draft, String clientReference) {
    /**
     * Validates the reference.
     *
     * @throws IllegalArgumentException when the reference is blank or no id ({@link SafeText#isId})
     */
    public SendRequest {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(draft, "draft");
        Objects.requireNonNull(clientReference, "clientReference");
        if (clientReference.isBlank() || !SafeText.isId(clientReference)) {
            throw new IllegalArgumentException("clientReference must have 1 to " + SafeText.MAX_ID_LENGTH
                    + " characters and at most " + SafeText.MAX_ID_BYTES
                    + " bytes, none of them U+0000 or half a surrogate pair, and not be blank");
        }
    }
}
