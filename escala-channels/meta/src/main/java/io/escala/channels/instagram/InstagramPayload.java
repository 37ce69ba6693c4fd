package io.escala.channels.instagram;

import java.util.Map;
import java.util.Optional;

/**
 * One kind of Instagram message: the object that goes under {@code message}. A new kind is one more implementation; nothing else
 * changes. A host may implement it for a kind that the library does not have.
 */
public interface InstagramPayload {
    /**
     * The object.
     *
     * @return maps, lists, strings, numbers and booleans, as they go into the JSON
     */
    Map<String, ?> message();

    /**
     * What Meta is certain to refuse. Checked before any call.
     *
     * @return a short word such as {@code TEXT_TOO_LONG}, or empty when nothing is known to be wrong
     */
    default Optional<String> problem() {
        return Optional.empty();
    }
}
