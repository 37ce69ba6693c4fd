package io.escala.core.media;

import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MediaRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One medium of a message as an inbox shows it. A snapshot.
 *
 * @param place its index among the message's media, from 0
 * @param state its state
 * @param media the reference in the message, as claimed by the sender; null once the message was unsent
 * @param file the result of fetching it; null while it is pending
 */
public record MediaView(
        int place,
        State state,
        @Nullable MediaRef media,
        @Nullable MediaFile file) {
    /** The state of a medium. */
    public enum State {
        /** Not fetched yet; stays pending when no storage is configured. */
        PENDING,
        /** Stored; it can be opened. */
        STORED,
        /** It cannot be fetched; {@link MediaFile#reason} contains the reason. */
        FAILED,
        /** It was not fetched in time. */
        EXPIRED,
        /** Its message was unsent. */
        ERASED
    }

    public MediaView {
        Objects.requireNonNull(state, "state");
    }
}
