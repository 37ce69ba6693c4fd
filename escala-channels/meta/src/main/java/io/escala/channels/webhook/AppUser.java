package io.escala.channels.webhook;

import java.time.Instant;
import java.util.Objects;

/**
 * Somebody who once logged in to a Meta app, as that app alone sees them. Mostly it is who connected a Page or an account;
 * people who only chat never log in.
 *
 * @param appId the app, as it was named to {@link MetaCallbacks.Builder#app}
 * @param userId the app-scoped id: 1 to {@value #MAX_ID_LENGTH} visible ASCII characters. It is the id of no conversation; only
 *     the host can know to whom it belongs
 * @param issuedAt when Meta signed the request
 */
public record AppUser(String appId, String userId, Instant issuedAt) {
    /** The longest app-scoped id. */
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

    /** Without the person's id. */
    @Override
    public String toString() {
        return "AppUser[of app " + appId + "]";
    }
}
