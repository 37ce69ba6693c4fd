package io.escala.channels.graph;

import io.escala.channels.AppSecret;
import io.escala.crm.line.Line;
import java.util.Optional;

/**
 * The source of app secrets for {@code appsecret_proof}, which proves that a token is used by the app it was issued to. Meta
 * requires it from apps with "Require app secret" turned on and accepts it from others.
 *
 * <p>Queried for every call; must be thread-safe and fast. An exception means that the call is not made and may be tried
 * again, as with {@link AccessTokens}.
 */
@FunctionalInterface
public interface AppSecrets {
    /**
     * Returns the secret of the app to which a line's token belongs.
     *
     * @param line the line
     * @return the app secret, or empty to call without proof. Meta does not document whether {@code graph.instagram.com}
     *     accepts a proof: return empty for Instagram Login lines unless yours does
     */
    Optional<AppSecret> secretFor(Line line);

    /**
     * Returns a source without secrets: calls carry no proof.
     *
     * @return the source
     */
    static AppSecrets none() {
        return line -> Optional.empty();
    }

    /**
     * Returns a source of one app's secret for every line.
     *
     * @param appSecret the secret
     * @return the source
     */
    static AppSecrets always(AppSecret appSecret) {
        Optional<AppSecret> secret = Optional.of(appSecret);
        return line -> secret;
    }
}
