package io.escala.channels.webhook;

import java.time.Instant;
import java.util.Objects;

/**
 * A user who logged in to a Meta app, identified by that app's scoped id. Usually the user who connected a Page or an
 * account; people who only chat never log in.
 *
 * @param appId the app id given to {@link MetaCallbacks.Builder#app}
 * @param userId the app-scoped id: 1 to {@value #MAX_ID_LENGTH} visible ASCII characters. It matches no conversation; only
 *     the host can know whose it is
 * @param issuedAt when Meta signed the request
 */
public record AppUser(String appId, String userId, Instant issuedAt) {
    /** The maximum length of an app-scoped id. */
    public static final int MAX_ID_LENGTH = 256;

    public AppUser {
        Objects.requireNonNull(appId, "appId");
        if (!isId(userId)) {
            throw new IllegalArgumentException("the app-scoped id is none");
        }
        Objects.requireNonNull(issuedAt, "issuedAt");
    }

    static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= MAX_ID_LENGTH && id.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /** Omits the person's id. */
    @Override
    public String toString() {
        return "AppUser[of app " + appId + "]";
    }
}
