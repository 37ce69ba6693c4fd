package io.escala.channels;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 under one key. The key is set up once, and the result is cloned for each message.
 *
 * <p>Thread-safe: the original is cloned, never updated.
 */
final class HmacSha256 {
    static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Mac keyed;

    HmacSha256(byte[] key) {
        this(key, preferred());
    }

    /** Uses the provider of an implementation, which is initialised here. */
    HmacSha256(byte[] key, Mac mac) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.keyed = init(mac, this.key);
    }

    /** The 32 bytes of the HMAC. */
    byte[] of(byte[] message) {
        return copy().doFinal(message);
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            // Some providers cannot clone.
            return another();
        }
    }

    private Mac another() {
        try {
            return init(Mac.getInstance(ALGORITHM, keyed.getProvider()), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(keyed.getProvider().getName() + " no longer has " + ALGORITHM, e);
        }
    }

    private static Mac preferred() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + ALGORITHM, e);
        }
    }

    private static Mac init(Mac mac, SecretKeySpec key) {
        try {
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(mac.getProvider().getName() + " refuses the key", e);
        }
    }
}
