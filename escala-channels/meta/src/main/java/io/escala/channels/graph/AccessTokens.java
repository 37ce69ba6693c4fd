package io.escala.channels.graph;

import io.escala.crm.line.Line;
import java.util.Optional;

/**
 * Where access tokens come from. The host implements it over its own vault; the library keeps no copy.
 *
 * <p>Asked for every single call, so a rotated token is in use from the next call on: answer from memory. Must be thread-safe.
 * An exception means "not now": the call is not made and may be tried again. Empty means "there is none": the line is stopped
 * until somebody acts.
 */
@FunctionalInterface
public interface AccessTokens {
    /**
     * The token that may act for a line.
     *
     * @param line the line: for WhatsApp a system user or business-integration token, for Messenger and for Instagram through
     *     a Page the Page's token, for Instagram Login the Instagram user token
     * @return the token, or empty when the line has none
     */
    Optional<AccessToken> tokenFor(Line line);

    /**
     * The same token for every line, such as one system user's token.
     *
     * @param token the token
     * @return a source of just this token
     */
    static AccessTokens always(String token) {
        Optional<AccessToken> secret = Optional.of(AccessToken.of(token));
        return line -> secret;
    }
}
