package io.escala.core.send;

import io.escala.crm.text.SafeText;
import java.util.Objects;

/**
 * One message to send.
 *
 * @param to who it is for
 * @param draft what it says
 * @param clientReference the host's own key for this send, 1 to 512 characters, never used for another: whoever is not sure
 *     whether a send was taken sends it again under the same reference, and it is sent once. Personal data do not belong in it
 */
public record SendRequest(Recipient to, Draft draft, String clientReference) {
    private static final int MAX_REFERENCE = 512;

    /** Checks that nothing is missing and that any store can keep the reference. */
    public SendRequest {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(draft, "draft");
        Objects.requireNonNull(clientReference, "clientReference");
        if (clientReference.isBlank() || clientReference.length() > MAX_REFERENCE) {
            throw new IllegalArgumentException("clientReference must have 1 to 512 characters and not be blank");
        }
        if (!SafeText.storable(clientReference).equals(clientReference)) {
            throw new IllegalArgumentException("clientReference may not hold U+0000 or lone surrogates");
        }
    }
}
