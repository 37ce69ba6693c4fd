package io.escala.channels;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The secret of one Meta app: the key of webhook signatures and of {@code appsecret_proof}. Never shown, never serialised,
 * compared in constant time.
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
     * Wraps a secret, as the app dashboard shows it.
     *
     * @param value visible ASCII characters; no spaces, so that a line break copied along is noticed at start
     * @return the secret
     * @throws IllegalArgumentException when it is empty or holds anything else; the message does not repeat it
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
     * HMAC-SHA256 under this secret.
     *
     * @param message what to sign
     * @return 32 bytes
     */
    public byte[] hmacSha256(byte[] message) {
        return hmac.of(message);
    }

    /** Takes the same time wherever the difference is. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AppSecret that && MessageDigest.isEqual(bytes, that.bytes);
    }

    /** The same for every secret: says nothing about it. */
    @Override
    public int hashCode() {
        return AppSecret.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
