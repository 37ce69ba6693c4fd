package io.escala.crm.conversation;

import io.escala.crm.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing seen on the way of a message.
 *
 * @param attempt the attempt of ours it belongs to, or {@link #REPORTED} for what Meta reports
 * @param status the status seen
 * @param at when it happened, in milliseconds
 * @param error why it failed, or null
 */
public record DeliveryStep(
        int attempt,
        DeliveryStatus status,
        Instant at,
        @Nullable DeliveryError error) implements MessageReport {
    /** For what Meta reports by status, read or echo: it does not say which attempt, and it outranks every one of ours. */
    public static final int REPORTED = Integer.MAX_VALUE;

    public DeliveryStep {
        Checks.notNegative("attempt", attempt);
        Objects.requireNonNull(status, "status");
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public String key() {
        return status.rank() + "/" + Ranks.of(at, "");
    }
}
