package io.escala.channels.event.direct;

import org.jspecify.annotations.Nullable;

/**
 * A person as identified by one Messenger or Instagram item. Every field may be missing: direct messages carry only ids,
 * comments a user name.
 *
 * @param scopedId the person's id for this Page or account, or null
 * @param userRef a plugin's reference, or null; sent instead of the id, and once together with it in the first message
 *     afterwards
 * @param userName Instagram user name without {@code @}, or null; can pass to another person, so it is never a key
 */
public record DirectUser(
        @Nullable String scopedId,
        @Nullable String userRef,
        @Nullable String userName) {
    /** Lists which fields are set; their values are personal data. */
    @Override
    public String toString() {
        return "DirectUser[" + (scopedId == null ? "" : "scopedId ") + (userRef == null ? "" : "userRef ")
                + (userName == null ? "" : "userName ") + "]";
    }
}
