package io.escala.core.reports;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long the customer waited for persons in a session. A wait begins with the first message of the customer that nobody has answered yet, and
 * ends with the next answer of a person, from here or from the phone app, or when the session is closed. Answers of automations do not end it.
 *
 * @param waits how many waits ended
 * @param total all of them together
 * @param longest the longest by elapsed time, or zero when there was none
 * @param since when the wait began that has not ended, or null when nobody waits
 */
public record WaitingTimes(
        int waits,
        TimeSpan total,
        TimeSpan longest,
        @Nullable Instant since) {
    public WaitingTimes {
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(longest, "longest");
    }

    /** Returns when the wait began that has not ended, or empty when nobody waits. */
    public Optional<Instant> waitingSince() {
        return Optional.ofNullable(since);
    }
}
