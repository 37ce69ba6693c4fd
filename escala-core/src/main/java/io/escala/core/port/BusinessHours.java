package io.escala.core.port;

import io.escala.crm.AccountId;
import io.escala.crm.line.LineId;
import java.time.Duration;
import java.time.Instant;

/**
 * When the business is open, for the times of reports. {@link WeeklyHours} is a fixed one. It must be thread-safe and quick: reports ask it
 * several times for each session. What it throws, reading reports throws.
 */
@FunctionalInterface
public interface BusinessHours {
    /**
     * Returns how much of a time is in business hours.
     *
     * @param account the account
     * @param line the line of the conversation
     * @param from the beginning
     * @param until the end, not before the beginning
     * @return the time in business hours, from zero to all of it
     */
    Duration within(AccountId account, LineId line, Instant from, Instant until);

    /** Returns hours in which every time is business time. */
    static BusinessHours always() {
        return (account, line, from, until) -> Duration.between(from, until);
    }
}
