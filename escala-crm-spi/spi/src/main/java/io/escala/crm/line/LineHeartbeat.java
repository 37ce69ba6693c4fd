package io.escala.crm.line;

import io.escala.crm.AccountId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * When a line last delivered something with a valid signature.
 *
 * @param account the account
 * @param line the line
 * @param heardAt when, by our clock, in milliseconds; it never moves back
 */
public record LineHeartbeat(AccountId account, LineId line, Instant heardAt) {
    public LineHeartbeat {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(line, "line");
        heardAt = heardAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
