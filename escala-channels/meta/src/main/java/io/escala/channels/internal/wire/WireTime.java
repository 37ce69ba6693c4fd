package io.escala.channels.internal.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads Meta's times: numbers or strings of ASCII digits. A time outside 2010 to 2100 is unusable; the item then has the
 * time of its receipt.
 */
public final class WireTime {
    private static final long FIRST_SECOND = 1_262_304_000L;
    private static final long LAST_SECOND = 4_102_444_800L;
    private static final long SMALLEST_MILLISECONDS = 100_000_000_000L;

    private WireTime() {}

    /**
     * Reads seconds, as WhatsApp sends them.
     *
     * @param value the JSON value
     * @return the time, or null when it is unusable
     */
    public static @Nullable Instant seconds(JsonValue value) {
        long seconds = value.wholeNumber();
        return inRange(seconds) ? Instant.ofEpochSecond(seconds) : null;
    }

    /**
     * Reads milliseconds, as Messenger and Instagram send them; also seconds, as in tests and a few events.
     *
     * @param value the JSON value
     * @return the time, or null when it is unusable
     */
    public static @Nullable Instant milliseconds(JsonValue value) {
        long number = value.wholeNumber();
        if (number < SMALLEST_MILLISECONDS) {
            return seconds(value);
        }
        return inRange(number / 1000) ? Instant.ofEpochMilli(number) : null;
    }

    private static boolean inRange(long seconds) {
        return seconds >= FIRST_SECOND && seconds <= LAST_SECOND;
    }
}
