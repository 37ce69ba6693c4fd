package io.escala.channels.graph;

import io.escala.channels.AppSecret;
import io.escala.crm.line.Line;
import java.util.Optional;

/**
 * Where app secrets come from, for {@code appsecret_proof}: the proof that a token is used by the app it was issued to. Meta
 * demands it from apps that have "Require app secret" turned on, and accepts it from the others.
 *
 * <p>Asked for every call; must be thread-safe and quick. An exception means "not now", as with {@link AccessTokens}.
 */
@FunctionalInterface
public interface AppSecrets {
    /**
     * The secret of the app that a line's token belongs to.
     *
     * @param line the line
     * @return the app secret, or empty to call without proof. Whether {@code graph.instagram.com} takes one is not documented
     *     by Meta: answer empty for lines of Instagram Login unless yours does
     */
    Optional<AppSecret> secretFor(Line line);

    /**
     * Calls without proof.
     *
     * @return a source that has no secret
     */
    static AppSecrets none() {
        return line -> Optional.empty();
    }

    /**
     * One app's secret for every line.
     *
     * @param appSecret the secret
     * @return a source of just this secret
     */
    static AppSecrets always(AppSecret appSecret) {
        Optional<AppSecret> secret = Optional.of(appSecret);
        return line -> secret;
    }
}
