package io.escala.crm.conversation;

import io.escala.crm.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reported change of a message's delivery status.
 *
 * @param attempt the attempt it belongs to, or {@link #REPORTED} for what Meta reports
 * @param at when it happened, to the millisecond
 * @param error why it failed, or null
 * @param price what Meta charges the message as, or null when this report does not say
 */
public record DeliveryStep(
        int attempt,
        DeliveryStatus status,
        Instant at,
        @Nullable DeliveryError error,
        @Nullable DeliveryPrice price) implements MessageReport {
    /**
     * The attempt number of a status, read report or echo from Meta. Those name no attempt, and they outrank every attempt.
     */
    public static final int REPORTED = Integer.MAX_VALUE;

    public DeliveryStep {
        Checks.notNegative("attempt", attempt);
        Objects.requireNonNull(status, "status");
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Creates a report that says nothing of a price. */
    public DeliveryStep(int attempt, DeliveryStatus status, Instant at, @Nullable DeliveryError error) {
        this(attempt, status, at, error, null);
    }

    @Override
    public String key() {
        return status.rank() + "/" + Ranks.of(at, "");
    }
}
