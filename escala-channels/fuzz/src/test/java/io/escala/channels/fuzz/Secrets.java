package io.escala.channels.fuzz;

import io.escala.channels.AppSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Invented secrets, and signatures made without the library. */
final class Secrets {
    static final String ACTIVE = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    static final String NEXT = "22222222222222222222222222222222";
    static final String RETIRED = "11111111111111111111111111111111";

    private Secrets() {}

    static AppSecret[] valid() {
        return new AppSecret[] {AppSecret.of(ACTIVE), AppSecret.of(NEXT)};
    }

    static byte[] hmac(String secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
