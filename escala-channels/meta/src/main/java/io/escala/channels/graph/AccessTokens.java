package io.escala.channels.graph;

import io.escala.crm.line.Line;
import java.util.Optional;

/**
 * The source of access tokens. The host implements it over its own vault; the library keeps no copy.
 *
 * <p>Queried for every Graph API call, so a rotated token is used from the next call on; answer from memory. Must be
 * thread-safe. An exception means that no token is available now: the call is not made and may be tried again. Empty means
 * that the line has no token: the line is stopped until that is fixed.
 */
@FunctionalInterface
public interface AccessTokens {
    /**
     * Returns the token for a line.
     *
     * @param line the line: for WhatsApp a system user or business-integration token, for Messenger and for Instagram through
     *     a Page the Page's token, for Instagram Login the Instagram user token
     * @return the token, or empty when the line has none
     */
    Optional<AccessToken> tokenFor(Line line);

    /**
     * Returns a source of one token for every line, such as a system user's token.
     *
     * @param token the token
     * @return the source
     */
    static AccessTokens always(String token) {
        Optional<AccessToken> secret = Optional.of(AccessToken.of(token));
        return line -> secret;
    }
}
