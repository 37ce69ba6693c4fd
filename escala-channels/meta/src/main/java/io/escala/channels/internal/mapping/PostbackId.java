package io.escala.channels.internal.mapping;

import io.escala.channels.event.direct.Postback;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Derives an id for a tap without one: {@code postback:}, the sender, the time in milliseconds, and 16 hex digits of the
 * SHA-256 of payload and title. A redelivery gets the same id; two taps on one button differ in their time.
 */
final class PostbackId {
    private static final int HASH_BYTES = 8;

    private PostbackId() {}

    /** The id; null when sender or time is missing, because two taps could not be distinguished. */
    static @Nullable String derive(Postback tap) {
        Instant at = tap.at();
        String from = tap.from().scopedId();
        if (from == null || at == null) {
            return null;
        }
        String what = Objects.toString(tap.payload(), "") + '\n' + Objects.toString(tap.title(), "");
        byte[] hash = sha256().digest(what.getBytes(StandardCharsets.UTF_8));
        return "postback:" + from + ":" + at.toEpochMilli() + ":"
                + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
