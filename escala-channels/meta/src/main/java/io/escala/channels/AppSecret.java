package io.escala.channels;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secret of one Meta app: the key of webhook signatures and of {@code appsecret_proof}. Never shown, never serialised,
 * compared in constant time.
 *
 * <p>Thread-safe: immutable.
 */
public final class AppSecret {
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] bytes;
    private final Mac keyed;

    private AppSecret(byte[] bytes) {
        this.bytes = bytes;
        this.keyed = newMac(bytes);
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
        return mac().doFinal(message);
    }

    /** Cloning a keyed Mac costs next to nothing; keying one anew costs a quarter of a small signature. */
    private Mac mac() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            // Some providers cannot clone theirs.
            return newMac(bytes);
        }
    }

    private static Mac newMac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + ALGORITHM, e);
        }
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
