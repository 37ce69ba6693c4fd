package io.escala.core.media;

import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MediaRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One medium of a message as an inbox shows it. A snapshot.
 *
 * @param place which of the message's media, from 0
 * @param state how far it is
 * @param media what the message says about it, which is the sender's claim; null once the message was taken back
 * @param file what came of fetching it; null while it is pending
 */
public record MediaView(
        int place,
        State state,
        @Nullable MediaRef media,
        @Nullable MediaFile file) {
    /** How far a medium is. */
    public enum State {
        /** Not fetched yet; never will be where no storage is set up. */
        PENDING,
        /** It can be opened. */
        STORED,
        /** It cannot be had; {@link MediaFile#reason} says why. */
        FAILED,
        /** It was not fetched in time. */
        EXPIRED,
        /** Its message was taken back. */
        ERASED
    }

    public MediaView {
        Objects.requireNonNull(state, "state");
    }

    static MediaView of(int place, boolean unsent, @Nullable MediaRef media, @Nullable MediaFile file) {
        return new MediaView(place, unsent ? State.ERASED : state(file), media, unsent ? null : file);
    }

    private static State state(@Nullable MediaFile file) {
        if (file == null) {
            return State.PENDING;
        }
        return switch (file.state()) {
            case FAILED -> State.FAILED;
            case EXPIRED -> State.EXPIRED;
            case STORED -> State.STORED;
            case ERASED -> State.ERASED;
        };
    }
}
