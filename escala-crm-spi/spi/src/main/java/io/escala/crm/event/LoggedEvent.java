package io.escala.crm.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * An event as it stands in the log.
 *
 * @param cursor where it stands; reading after it yields what follows. Opaque, and only good in the store that gave it
 * @param at when it was committed, by the clock of whoever did, in milliseconds
 * @param event what happened
 */
public record LoggedEvent(String cursor, Instant at, CrmEvent event) {
    public LoggedEvent {
        Objects.requireNonNull(cursor, "cursor");
        at = at.truncatedTo(ChronoUnit.MILLIS);
        Objects.requireNonNull(event, "event");
    }
}
