package io.escala.crm.account;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows users of a team in a status once they have been without activity for a time. The status that they set themselves is kept, and is
 * shown again with their next activity ({@link TeamSettings#statusOf}).
 *
 * @param after the time without activity, {@link #SHORTEST} to {@link #LONGEST}, to the millisecond
 * @param status the name of the status, built-in or of the account
 * @param since when the rule was saved, from which the time counts for whoever was not active later, to the millisecond; null for one that
 *     was not saved yet. Saving sets it.
 */
public record IdleRule(
        Duration after, String status, @Nullable Instant since) {
    /** The shortest time without activity. */
    public static final Duration SHORTEST = Duration.ofMinutes(5);

    /** The longest time without activity. */
    public static final Duration LONGEST = Duration.ofHours(24);

    /**
     * Checks the time.
     *
     * @throws IllegalArgumentException if it is shorter or longer than allowed
     */
    public IdleRule {
        after = after.truncatedTo(ChronoUnit.MILLIS);
        Objects.requireNonNull(status, "status");
        if (after.compareTo(SHORTEST) < 0 || after.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("after must be " + SHORTEST + " to " + LONGEST + ", is " + after);
        }
        since = since == null ? null : since.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Returns a rule, not saved yet.
     *
     * @throws IllegalArgumentException if the time is shorter or longer than allowed
     */
    public static IdleRule after(Duration after, UserStatus status) {
        return new IdleRule(after, status.name(), null);
    }

    /** Returns a copy that counts from a time, or was not saved yet. */
    public IdleRule withSince(@Nullable Instant saved) {
        return new IdleRule(after, status, saved);
    }
}
