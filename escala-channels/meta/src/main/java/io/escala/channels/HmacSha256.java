package io.escala.channels;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * HMAC-SHA256 under one key. Both of its passes begin with a block that only the key decides, so that block is hashed once and
 * not for every message, as RFC 2104 suggests: of the messages of webhooks, which are short, that saves an eighth to a sixth.
 *
 * <p>Thread-safe: what was hashed of the key is copied, never continued.
 */
final class HmacSha256 {
    private static final String HASH = "SHA-256";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BLOCK_BYTES = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final byte[] key;
    private final MessageDigest inner;
    private final MessageDigest outer;

    HmacSha256(byte[] key) {
        this.key = key;
        MessageDigest hash = hash();
        byte[] block = Arrays.copyOf(key.length > BLOCK_BYTES ? hash.digest(key) : key, BLOCK_BYTES);
        this.inner = begun(block, INNER);
        this.outer = begun(block, OUTER);
    }

    /** The 32 bytes of a message. */
    byte[] of(byte[] message) {
        MessageDigest first = copy(inner);
        MessageDigest second = copy(outer);
        return first == null || second == null ? byMac(message) : second.digest(first.digest(message));
    }

    private static @Nullable MessageDigest copy(MessageDigest begun) {
        try {
            return (MessageDigest) begun.clone();
        } catch (CloneNotSupportedException e) {
            // Some providers cannot copy theirs.
            return null;
        }
    }

    private static MessageDigest begun(byte[] block, byte pad) {
        byte[] padded = block.clone();
        for (int i = 0; i < padded.length; i++) {
            padded[i] ^= pad;
        }
        MessageDigest hash = hash();
        hash.update(padded);
        return hash;
    }

    private static MessageDigest hash() {
        try {
            return MessageDigest.getInstance(HASH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + HASH, e);
        }
    }

    /** The same by the runtime's own class. */
    byte[] byMac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + ALGORITHM, e);
        }
    }
}
