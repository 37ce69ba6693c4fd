package io.escala.channels.webhook;

import io.escala.channels.AppSecret;
import io.escala.channels.internal.signature.SignatureHeader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Signs bodies and callbacks as Meta does, so that a host can test its own endpoint. Thread-safe: immutable.
 */
public final class WebhookSigner {
    /** The header that carries the signature. */
    public static final String HEADER = SignatureHeader.NAME;

    private final AppSecret secret;

    private WebhookSigner(AppSecret secret) {
        this.secret = Objects.requireNonNull(secret, "secret");
    }

    /**
     * Creates a signer.
     *
     * @param secret the secret to sign with
     */
    public static WebhookSigner with(AppSecret secret) {
        return new WebhookSigner(secret);
    }

    /**
     * Returns the value of {@link #HEADER} for a body.
     *
     * @param body the exact bytes that will be posted
     * @return {@code sha256=} and 64 lower-case hex digits
     */
    public String headerFor(byte[] body) {
        return SignatureHeader.PREFIX + HexFormat.of().formatHex(secret.hmacSha256(body));
    }

    /**
     * Returns a {@code signed_request} as Meta posts it to {@link MetaCallbacks}.
     *
     * @param userId the app-scoped id of the user: visible ASCII characters, at most {@value AppUser#MAX_ID_LENGTH}
     * @param issuedAt the signing time, in whole seconds
     * @return the signature, a dot and the payload; needs no further encoding in a form
     */
    public String signedRequest(String userId, Instant issuedAt) {
        if (!AppUser.isId(userId)) {
            throw new IllegalArgumentException("the app-scoped id is none");
        }
        String id = userId.replace("\\", "\\\\").replace("\"", "\\\"");
        String payload = "{\"user_id\":\"" + id + "\",\"algorithm\":\"" + SignedRequest.ALGORITHM + "\",\"issued_at\":"
                + issuedAt.getEpochSecond() + "}";
        return signedRequest(payload.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns a {@code signed_request} with any payload, to test refusals.
     *
     * @param payload the payload, not encoded
     * @return the signature, a dot and the payload
     */
    public String signedRequest(byte[] payload) {
        String encoded = Base64Url.encode(payload);
        return Base64Url.encode(secret.hmacSha256(encoded.getBytes(StandardCharsets.US_ASCII))) + "." + encoded;
    }
}
