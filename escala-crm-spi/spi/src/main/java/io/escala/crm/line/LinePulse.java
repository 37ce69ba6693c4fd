package io.escala.crm.line;

import io.escala.crm.AccountId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The heartbeat of a line: when a webhook with a valid signature last arrived through it.
 *
 * @param heardAt by the local clock, to the millisecond; only moves forward
 */
public record LinePulse(AccountId account, LineId line, Instant heardAt) {
    public LinePulse {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(line, "line");
        heardAt = heardAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
