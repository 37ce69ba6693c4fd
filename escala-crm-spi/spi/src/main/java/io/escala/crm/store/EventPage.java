package io.escala.crm.store;

import io.escala.crm.event.LoggedEvent;
import java.util.List;
import java.util.Objects;

/** The answer to a read of the event log: one of these two, matched with {@code instanceof}. */
public sealed interface EventPage {
    /**
     * Every kept event after the cursor, up to the limit.
     *
     * @param events in the order of the log; empty when there are none yet
     */
    record Events(List<LoggedEvent> events) implements EventPage {
        public Events {
            events = List.copyOf(events);
        }
    }

    /**
     * Events after the cursor were deleted, because their retention had ended: reading on from it would skip them. The reader loads what
     * it needs in another way, and then reads on from the earliest cursor.
     *
     * @param earliest the cursor of the last deleted event of this log: reading after it returns every event that is kept
     */
    record CursorExpired(String earliest) implements EventPage {
        public CursorExpired {
            Objects.requireNonNull(earliest, "earliest");
        }
    }
}
