package io.escala.fakemeta;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs webhooks and callbacks as Meta does. Thread-safe. */
public final class Signer {

    private final byte[] secret;

    private Signer(byte[] secret) {
        this.secret = secret;
    }

    /**
     * Returns a signer for an app secret.
     *
     * @throws IllegalArgumentException if the secret is empty
     */
    public static Signer of(String appSecret) {
        if (appSecret.isEmpty()) {
            throw new IllegalArgumentException("the app secret is missing");
        }
        return new Signer(appSecret.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the value of {@code X-Hub-Signature-256} for exactly these bytes: {@code sha256=} and 64 hexadecimal digits.
     */
    public String sign(byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(mac(body));
    }

    byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    @Override
    public String toString() {
        return "Signer";
    }
}
