package io.escala.channels.graph;

import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.ParsedBody;
import io.escala.channels.internal.wire.UnreadableBodyException;
import io.escala.crm.text.BoundedPattern;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The wait requested by an error response. Invalid values count as missing; longer waits are capped. */
final class RetryAfter {
    static final Duration CAP = Duration.ofMinutes(10);

    private static final BoundedPattern SECONDS = BoundedPattern.of("\\d{1,18}", 18);

    private RetryAfter() {}

    /** The wait from {@code Retry-After} (seconds or a date), else from Meta's usage header (minutes), or null. */
    static @Nullable Duration of(@Nullable String retryAfter, @Nullable String businessUsage, Instant now) {
        Duration asked = retryAfter == null ? null : read(retryAfter.strip(), now);
        return asked != null || businessUsage == null ? asked : regain(businessUsage);
    }

    private static @Nullable Duration read(String value, Instant now) {
        if (SECONDS.matches(value)) {
            return sensible(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return sensible(Duration.between(now, until));
        } catch (DateTimeParseException neither) {
            return null;
        }
    }

    private static @Nullable Duration regain(String businessUsage) {
        try {
            JsonValue usage = ParsedBody.read(businessUsage.getBytes(StandardCharsets.UTF_8))
                    .json();
            long minutes = 0;
            for (JsonValue.Field account : usage.fields()) {
                for (JsonValue entry : account.value().elements()) {
                    minutes = Math.max(
                            minutes,
                            entry.get("estimated_time_to_regain_access").wholeNumber());
                }
            }
            return sensible(Duration.ofMinutes(Math.min(minutes, CAP.toMinutes())));
        } catch (UnreadableBodyException e) {
            return null;
        }
    }

    private static @Nullable Duration sensible(Duration wait) {
        if (wait.isNegative() || wait.isZero()) {
            return null;
        }
        return wait.compareTo(CAP) > 0 ? CAP : wait;
    }
}
