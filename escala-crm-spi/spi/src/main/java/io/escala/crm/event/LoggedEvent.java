package io.escala.crm.event;

import io.escala.crm.AccountId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * An entry of the event log.
 *
 * @param account the account it belongs to
 * @param cursor its position in the log, opaque; reading after it returns the following events. Valid only in the store that
 *     returned it
 * @param at when it was committed, by the committing process's clock, to the millisecond
 */
public record LoggedEvent(AccountId account, String cursor, Instant at, CrmEvent event) {
    public LoggedEvent {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(cursor, "cursor");
        at = at.truncatedTo(ChronoUnit.MILLIS);
        Objects.requireNonNull(event, "event");
    }
}
