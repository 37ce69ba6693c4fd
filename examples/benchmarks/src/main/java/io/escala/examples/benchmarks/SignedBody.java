package io.escala.examples.benchmarks;

import io.escala.channels.webhook.WebhookSigner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A received body with its signature and the means to verify it. Not thread-safe. */
final class SignedBody {
    private final byte[] bytes;
    private final String signature;
    private final Mac mac;

    private SignedBody(byte[] bytes, Mac mac) {
        this.bytes = bytes;
        this.signature = WebhookSigner.with(Business.SECRET).headerFor(bytes);
        this.mac = mac;
    }

    static SignedBody of(Sample sample) throws GeneralSecurityException {
        return new SignedBody(sample.body(), mac("HmacSHA256"));
    }

    /** Returns an initialised MAC. */
    static Mac mac(String algorithm) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(Business.APP_SECRET.getBytes(StandardCharsets.US_ASCII), algorithm));
        return mac;
    }

    byte[] bytes() {
        return bytes;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Returns the value of {@code X-Hub-Signature-256}. */
    String signature() {
        return signature;
    }

    /** Returns the HMAC-SHA256 of the body, with a key that is set up once. */
    byte[] hmac() {
        return mac.doFinal(bytes);
    }
}
