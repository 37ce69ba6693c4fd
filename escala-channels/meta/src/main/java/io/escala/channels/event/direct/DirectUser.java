package io.escala.channels.event.direct;

import org.jspecify.annotations.Nullable;

/**
 * A person as one item of Messenger or Instagram names them. Every part may be missing: direct messages carry ids only,
 * comments a user name.
 *
 * @param scopedId the person's id for this Page or account, or null
 * @param userRef a plugin's reference, or null; comes in the place of the id, and once beside it, in the first message
 *     afterwards
 * @param userName user name on Instagram without {@code @}, or null; changes hands, never a key
 */
public record DirectUser(
        @Nullable String scopedId,
        @Nullable String userRef,
        @Nullable String userName) {
    /** Which parts are there: their values are personal data. */
    @Override
    public String toString() {
        return "DirectUser[" + (scopedId == null ? "" : "scopedId ") + (userRef == null ? "" : "userRef ")
                + (userName == null ? "" : "userName ") + "]";
    }
}
