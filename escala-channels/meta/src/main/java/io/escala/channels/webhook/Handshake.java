package io.escala.channels.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the handshake by which Meta verifies a callback URL. Thread-safe: immutable. */
final class Handshake {
    private static final int MAX_CHALLENGE = 256;
    private static final String MARKS = "._~-";

    private final List<byte[]> tokens;

    Handshake(List<String> tokens) {
        this.tokens = tokens.stream()
                .map(token -> token.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /**
     * Whether to return the challenge. Only plain letters, digits and unreserved marks are ever returned, so it cannot be
     * read as markup.
     */
    boolean accepts(@Nullable String mode, @Nullable String token, @Nullable String challenge) {
        return "subscribe".equals(mode) && token != null && isOurs(token) && challenge != null && isPlain(challenge);
    }

    private boolean isOurs(String token) {
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        boolean ours = false;
        for (byte[] expected : tokens) {
            ours |= MessageDigest.isEqual(expected, given);
        }
        return ours;
    }

    private static boolean isPlain(String challenge) {
        for (int i = 0; i < challenge.length(); i++) {
            char c = challenge.charAt(i);
            boolean plain =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || MARKS.indexOf(c) >= 0;
            if (!plain) {
                return false;
            }
        }
        return !challenge.isEmpty() && challenge.length() <= MAX_CHALLENGE;
    }
}
