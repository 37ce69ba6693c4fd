package io.escala.channels.whatsapp;

import java.util.Map;
import java.util.Optional;

/**
 * One kind of WhatsApp message, as Meta's {@code messages} endpoint takes it: a name and the object under that name. A new kind
 * is one more implementation; nothing else changes. A host may implement it for a kind that the library does not have.
 */
public interface WhatsAppPayload {
    /**
     * Meta's name of the kind: the value of {@code type}, and the field that holds the object.
     *
     * @return such as {@code text}
     */
    String type();

    /**
     * The object.
     *
     * @return maps, lists, strings, numbers and booleans, as they go into the JSON
     */
    Map<String, ?> body();

    /**
     * What Meta is certain to refuse. Checked before any call.
     *
     * @return a short word such as {@code TEXT_TOO_LONG}, or empty when nothing is known to be wrong
     */
    default Optional<String> problem() {
        return Optional.empty();
    }
}
