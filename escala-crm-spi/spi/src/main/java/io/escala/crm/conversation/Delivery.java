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
 * The delivery state of an outbound message. It only moves forward: the maximum of (attempt, rank) wins, each status keeps
 * the earliest time it was reported, and of several errors the one with the highest code is kept; of several prices the greatest.
 *
 * @param attempt the attempt, from 0; a permitted repeat is the next one; {@link DeliveryStep#REPORTED} once Meta has
 *     reported a status
 * @param status the highest status of that attempt
 * @param times the earliest time of each status, over all attempts
 * @param error the error, or null
 * @param price what Meta charges it as, or null while that is not reported
 */
public record Delivery(
        int attempt,
        DeliveryStatus status,
        Map<DeliveryStatus, Instant> times,
        @Nullable DeliveryError error,
        @Nullable DeliveryPrice price) {
    private static final Comparator<DeliveryError> BY_CODE = Comparator.comparingInt(DeliveryError::code)
            .thenComparingInt(DeliveryError::subcode)
            .thenComparing(error -> Objects.toString(error.reason(), ""));

    /** Copies the times and truncates them to milliseconds. */
    public Delivery {
        Objects.requireNonNull(status, "status");
        Map<DeliveryStatus, Instant> copy = new EnumMap<>(DeliveryStatus.class);
        times.forEach((key, at) -> copy.put(key, at.truncatedTo(ChronoUnit.MILLIS)));
        times = Collections.unmodifiableMap(copy);
    }

    /** Creates a delivery without a price. */
    public Delivery(
            int attempt, DeliveryStatus status, Map<DeliveryStatus, Instant> times, @Nullable DeliveryError error) {
        this(attempt, status, times, error, null);
    }

    /** Returns a delivery at attempt 0 with this status. */
    public static Delivery at(DeliveryStatus status, Instant at) {
        return new Delivery(0, status, Map.of(status, at), null);
    }

    /** Returns this delivery after one more step; steps commute. */
    public Delivery raised(DeliveryStep step) {
        Map<DeliveryStatus, Instant> all = new EnumMap<>(DeliveryStatus.class);
        all.putAll(times);
        all.merge(step.status(), step.at(), (a, b) -> a.isBefore(b) ? a : b);
        boolean higher = step.attempt() > attempt
                || (step.attempt() == attempt && step.status().rank() > status.rank());
        return new Delivery(
                Math.max(attempt, step.attempt()),
                higher ? step.status() : status,
                all,
                worse(error, step.error()),
                greater(price, step.price()));
    }

    private static @Nullable DeliveryError worse(@Nullable DeliveryError a, @Nullable DeliveryError b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return BY_CODE.compare(a, b) >= 0 ? a : b;
    }

    private static @Nullable DeliveryPrice greater(@Nullable DeliveryPrice a, @Nullable DeliveryPrice b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.text().compareTo(b.text()) >= 0 ? a : b;
    }
}
