package io.escala.crm.line;

import io.escala.crm.AccountId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A sign that a line is alive: something validly signed came through it.
 *
 * @param account the account
 * @param line the line
 * @param heardAt when, by our clock, in milliseconds; only ever moves forward
 */
public record LinePulse(AccountId account, LineId line, Instant heardAt) {
    public LinePulse {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(line, "line");
        heardAt = heardAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
