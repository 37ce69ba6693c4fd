package io.escala.core.internal.receive;

import io.escala.crm.quarantine.RawBytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names bytes by what they are. */
final class ContentDigest {
    private ContentDigest() {}

    /** 64 hex digits. */
    static String of(RawBytes raw) {
        return of("", raw);
    }

    /** The same bytes under another heading have another name. */
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
