package io.escala.channels.webhook;

import io.escala.channels.AppSecret;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Signs bodies as Meta does, so that a host can test its own endpoint. Thread-safe: immutable.
 */
public final class WebhookSigner {
    /** The header that carries the signature. */
    public static final String HEADER = SignatureHeader.NAME;

    private final AppSecret secret;

    private WebhookSigner(AppSecret secret) {
        this.secret = Objects.requireNonNull(secret, "secret");
    }

    /**
     * A signer.
     *
     * @param secret the secret to sign with
     * @return the signer
     */
    public static WebhookSigner with(AppSecret secret) {
        return new WebhookSigner(secret);
    }

    /**
     * The value of {@link #HEADER} for a body.
     *
     * @param body the exact bytes that will be posted
     * @return {@code sha256=} and 64 lower-case hex digits
     */
    public String headerFor(byte[] body) {
        return SignatureHeader.PREFIX + HexFormat.of().formatHex(secret.hmacSha256(body));
    }
}
