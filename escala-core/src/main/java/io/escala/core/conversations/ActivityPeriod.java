package io.escala.core.conversations;

import java.time.Duration;

/** A time up to now in which conversations had activity: so many times 24 hours, in whatever time zone. */
public enum ActivityPeriod {
    LAST_24_HOURS(1),
    LAST_3_DAYS(3),
    LAST_7_DAYS(7),
    LAST_30_DAYS(30),
    LAST_90_DAYS(90);

    private final Duration length;

    ActivityPeriod(int days) {
        length = Duration.ofDays(days);
    }

    /** Returns how long it is. */
    public Duration length() {
        return length;
    }
}
