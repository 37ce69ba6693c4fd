package io.escala.channels.internal.signature;

import io.escala.channels.AppSecret;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the app that signed a body. Thread-safe: immutable. */
public final class SignatureCheck {
    private final List<Map.Entry<String, AppSecret>> secrets;

    /** @param secrets the apps with their secrets */
    public SignatureCheck(List<Map.Entry<String, AppSecret>> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** The app whose secret matches, or null. Every secret is always tried, so the duration reveals nothing. */
    public @Nullable String signer(byte[] body, byte[] signature) {
        String signer = null;
        for (Map.Entry<String, AppSecret> secret : secrets) {
            boolean fits = MessageDigest.isEqual(secret.getValue().hmacSha256(body), signature);
            signer = fits ? secret.getKey() : signer;
        }
        return signer;
    }
}
