package io.escala.channels.instagram;

import java.util.Map;
import java.util.Optional;

/**
 * One kind of Instagram message: the object that goes under {@code message}. A host may implement it for a kind that the
 * library does not have.
 */
public interface InstagramPayload {
    /**
     * The object to send.
     *
     * @return maps, lists, strings, numbers and booleans, written to JSON as they are
     */
    Map<String, ?> message();

    /**
     * A problem that Meta is certain to reject. Checked before any call.
     *
     * @return a short code such as {@code TEXT_TOO_LONG}, or empty when no problem is known
     */
    default Optional<String> problem() {
        return Optional.empty();
    }
}
