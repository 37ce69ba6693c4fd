package io.escala.core.internal.receive;

import io.escala.crm.quarantine.RawBytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Content-based ids of bytes. */
final class ContentDigest {
    private ContentDigest() {}

    /** Returns 64 hex digits. */
    static String of(RawBytes raw) {
        return of("", raw);
    }

    /** Returns a different id for the same bytes under another heading. */
    static String of(String heading, RawBytes raw) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(heading.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(raw.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
