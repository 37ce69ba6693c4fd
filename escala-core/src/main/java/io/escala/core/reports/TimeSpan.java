package io.escala.core.reports;

import java.time.Duration;
import java.util.Objects;

/**
 * How long something took.
 *
 * @param elapsed from its beginning to its end, not negative
 * @param inBusinessHours how much of it was in business hours, as {@link io.escala.core.port.BusinessHours} says
 */
public record TimeSpan(Duration elapsed, Duration inBusinessHours) {
    /** Nothing. */
    public static final TimeSpan ZERO = new TimeSpan(Duration.ZERO, Duration.ZERO);

    public TimeSpan {
        Objects.requireNonNull(elapsed, "elapsed");
        Objects.requireNonNull(inBusinessHours, "inBusinessHours");
    }

    /** Returns this and another one together. */
    public TimeSpan plus(TimeSpan other) {
        return new TimeSpan(elapsed.plus(other.elapsed), inBusinessHours.plus(other.inBusinessHours));
    }
}
