package io.escala.spring.boot.properties;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The properties {@code escala.app.*}.
 *
 * @param id The id of the Meta app.
 * @param secret The secret of the Meta app, which signs its webhooks.
 * @param previousSecrets Secrets that are still valid while the secret is rotated, at most three.
 * @param verifyToken The token that you enter in the app dashboard beside the address of the webhook.
 */
public record AppProperties(
        @Nullable String id,
        @Nullable String secret,
        List<String> previousSecrets,
        @Nullable String verifyToken) {
    /** No previous secrets unless given. */
    public AppProperties {
        previousSecrets = previousSecrets == null ? List.of() : List.copyOf(previousSecrets);
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "AppProperties[***]";
    }
}
