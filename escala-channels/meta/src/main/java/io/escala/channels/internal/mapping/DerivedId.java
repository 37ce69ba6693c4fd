package io.escala.channels.internal.mapping;

import io.escala.channels.event.direct.DirectEvent;
import io.escala.channels.event.direct.DirectUser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Derives an id for an event without one: the kind, the sender, the time in milliseconds, and 16 hex digits of the SHA-256 of
 * what distinguishes two events of one millisecond. A redelivery gets the same id; two taps on one button, or two orders of the
 * same products, differ in their time.
 */
final class DerivedId {
    private static final int HASH_BYTES = 8;

    private DerivedId() {}

    /**
     * Derives the id.
     *
     * @param event the event
     * @param from the sender
     * @param values the values that distinguish it, some of which may be null
     * @return the id; null when sender or time is missing, because two events could not be distinguished
     */
    static @Nullable String of(DirectEvent event, DirectUser from, List<@Nullable String> values) {
        Instant at = event.at();
        String sender = from.scopedId();
        if (sender == null || at == null) {
            return null;
        }
        String text = values.stream().map(value -> Objects.toString(value, "")).collect(Collectors.joining("\n"));
        byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return event.kind() + ":" + sender + ":" + at.toEpochMilli() + ":"
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
