package io.escala.channels.whatsapp;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of WhatsApp message in the form of Meta's {@code messages} endpoint: a type and the object under that name. A
 * host may implement it for a kind that the library does not have.
 */
public interface WhatsAppPayload {
    /**
     * Meta's name of the kind: the value of {@code type} and the name of the object's field.
     *
     * @return the name, such as {@code text}
     */
    String type();

    /**
     * The object to send.
     *
     * @return maps, lists, strings, numbers and booleans, written to JSON as they are
     */
    Map<String, ?> body();

    /**
     * The list to send instead of the object, for a kind that Meta takes as a list.
     *
     * @return the list, or empty for the object
     */
    default Optional<List<Map<String, ?>>> elements() {
        return Optional.empty();
    }

    /**
     * A problem that Meta is certain to reject. Checked before any call.
     *
     * @return a short code such as {@code TEXT_TOO_LONG}, or empty when no problem is known
     */
    default Optional<String> problem() {
        return Optional.empty();
    }
}
