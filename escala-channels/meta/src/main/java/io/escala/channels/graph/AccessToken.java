package io.escala.channels.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An access token. Not shown by {@link #toString()}, not serialisable, compared in constant time. Immutable and thread-safe.
 */
public final class AccessToken {
    private static final int MAX_LENGTH = 4096;

    private final String value;

    private AccessToken(String value) {
        this.value = value;
    }

    /**
     * Creates a token. Leading and trailing white space, as files and environment variables tend to add, is removed.
     *
     * @param value 1 to 4096 visible ASCII characters
     * @return the token
     * @throws IllegalArgumentException when the value is empty, too long, or contains other characters; the message never
     *     contains it
     */
    public static AccessToken of(String value) {
        String clean = Objects.requireNonNull(value, "value").strip();
        if (clean.isEmpty() || clean.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "an access token must have 1 to " + MAX_LENGTH + " characters, has " + clean.length());
        }
        for (int i = 0; i < clean.length(); i++) {
            if (clean.charAt(i) <= ' ' || clean.charAt(i) > '~') {
                throw new IllegalArgumentException(
                        "an access token may hold visible ASCII characters only (position " + i + ")");
            }
        }
        return new AccessToken(clean);
    }

    /**
     * Returns the secret value.
     *
     * @return the value; not for logs, messages or URLs
     */
    public String reveal() {
        return value;
    }

    /** Returns by what the token is told apart from others: 32 hexadecimal digits of its SHA-256. */
    String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(value));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccessToken that && MessageDigest.isEqual(bytes(value), bytes(that.value));
    }

    /** Constant: a hash of the value would reveal something about it. */
    @Override
    public int hashCode() {
        return 1;
    }

    /** Never the value. */
    @Override
    public String toString() {
        return "***";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
