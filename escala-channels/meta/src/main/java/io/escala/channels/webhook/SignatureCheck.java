package io.escala.channels.webhook;

import io.escala.channels.AppSecret;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the app that signed a body. Thread-safe: immutable. */
final class SignatureCheck {
    private final List<Map.Entry<String, AppSecret>> secrets;

    SignatureCheck(List<Map.Entry<String, AppSecret>> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** The app whose secret matches, or null. Every secret is always tried, so the duration reveals nothing. */
    @Nullable
    String signer(byte[] body, byte[] signature) {
        String signer = null;
        for (Map.Entry<String, AppSecret> secret : secrets) {
            boolean fits = MessageDigest.isEqual(secret.getValue().hmacSha256(body), signature);
            signer = fits ? secret.getKey() : signer;
        }
        return signer;
    }
}
