package io.escala.crm.conversation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far an outgoing message has come. Only moves forward: the maximum of (attempt, rank) holds, each status keeps the earliest
 * time it was seen, and an error once recorded stays on record (of several, the one with the highest code).
 *
 * @param attempt which attempt this is, from 0; a repeat allowed by Meta is the next one, and {@link DeliveryStep#REPORTED}
 *     once Meta has reported anything
 * @param status the highest status of that attempt
 * @param times the earliest time each status was seen, whatever the attempt
 * @param error the error on record, or null
 */
public record Delivery(
        int attempt,
        DeliveryStatus status,
        Map<DeliveryStatus, Instant> times,
        @Nullable DeliveryError error) {
    private static final Comparator<DeliveryError> BY_CODE = Comparator.comparingInt(DeliveryError::code)
            .thenComparingInt(DeliveryError::subcode)
            .thenComparing(error -> Objects.toString(error.reason(), ""));

    /** Copies the times, in milliseconds. */
    public Delivery {
        Objects.requireNonNull(status, "status");
        Map<DeliveryStatus, Instant> copy = new EnumMap<>(DeliveryStatus.class);
        times.forEach((key, at) -> copy.put(key, at.truncatedTo(ChronoUnit.MILLIS)));
        times = Collections.unmodifiableMap(copy);
    }

    /**
     * The first step.
     *
     * @param status where it starts
     * @param at when
     * @return attempt 0 at that status
     */
    public static Delivery at(DeliveryStatus status, Instant at) {
        return new Delivery(0, status, Map.of(status, at), null);
    }

    /**
     * This delivery after one more step; steps commute.
     *
     * @param step what was seen
     * @return the raised delivery
     */
    public Delivery raised(DeliveryStep step) {
        Map<DeliveryStatus, Instant> all = new EnumMap<>(DeliveryStatus.class);
        all.putAll(times);
        all.merge(step.status(), step.at(), (a, b) -> a.isBefore(b) ? a : b);
        boolean higher = step.attempt() > attempt
                || (step.attempt() == attempt && step.status().rank() > status.rank());
        return new Delivery(
                Math.max(attempt, step.attempt()), higher ? step.status() : status, all, worse(error, step.error()));
    }

    private static @Nullable DeliveryError worse(@Nullable DeliveryError a, @Nullable DeliveryError b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return BY_CODE.compare(a, b) >= 0 ? a : b;
    }
}
