package io.escala.channels;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The secret of one Meta app: the key of webhook signatures and of {@code appsecret_proof}. Not shown by
 * {@link #toString()}, not serialisable, compared in constant time.
 *
 * <p>Thread-safe: immutable.
 */
public final class AppSecret {
    private final byte[] bytes;
    private final HmacSha256 hmac;

    private AppSecret(byte[] bytes) {
        this.bytes = bytes;
        this.hmac = new HmacSha256(bytes);
    }

    /**
     * Creates a secret from the value in the app dashboard.
     *
     * @param value visible ASCII characters; white space is refused, so that a copied line break is noticed at startup
     * @return the secret
     * @throws IllegalArgumentException when it is empty or contains other characters; the message does not contain it
     */
    public static AppSecret of(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the app secret is empty");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new IllegalArgumentException("the app secret holds something other than visible ASCII characters"
                        + " (position " + i + " of " + value.length() + ")");
            }
        }
        return new AppSecret(value.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Computes the HMAC-SHA256 under this secret.
     *
     * @param message the bytes to sign
     * @return 32 bytes
     */
    public byte[] hmacSha256(byte[] message) {
        return hmac.of(message);
    }

    /** Compares in constant time. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AppSecret that && MessageDigest.isEqual(bytes, that.bytes);
    }

    /** Constant, so that it reveals nothing about the secret. */
    @Override
    public int hashCode() {
        return AppSecret.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
