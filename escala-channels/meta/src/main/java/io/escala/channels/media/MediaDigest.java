package io.escala.channels.media;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A claimed SHA-256. Meta writes it as Base64 or as hex, with or without padding, in either alphabet of Base64. */
final class MediaDigest {
    private static final int LENGTH = 32;
    private static final int HEX_LENGTH = 2 * LENGTH;

    private final byte[] expected;

    private MediaDigest(byte[] expected) {
        this.expected = expected;
    }

    /** The digest, or empty when the claim is missing or invalid. */
    static Optional<MediaDigest> of(@Nullable String claim) {
        if (claim == null) {
            return Optional.empty();
        }
        try {
            byte[] bytes = claim.length() == HEX_LENGTH
                    ? HexFormat.of().parseHex(claim)
                    : Base64.getDecoder().decode(claim.replace('-', '+').replace('_', '/'));
            return bytes.length == LENGTH ? Optional.of(new MediaDigest(bytes)) : Optional.empty();
        } catch (IllegalArgumentException neither) {
            return Optional.empty();
        }
    }

    boolean matches(byte[] actual) {
        return MessageDigest.isEqual(expected, actual);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
