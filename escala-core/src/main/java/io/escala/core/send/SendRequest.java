package io.escala.core.send;

import io.escala.crm.text.SafeText;
import java.util.Objects;

/**
 * One message to send.
 *
 * @param to who it is for
 * @param draft what it says
 * @param clientReference the host's own key for this send, 1 to 512 characters ({@link SafeText#isId}), never used for another: whoever is not sure
 *     whether a send was taken sends it again under the same reference, and it is sent once. Personal data do not belong in it
 */
public record SendRequest(Recipient to, Draft draft, String clientReference) {
    /** Checks that nothing is missing and that any store can keep the reference. */
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
