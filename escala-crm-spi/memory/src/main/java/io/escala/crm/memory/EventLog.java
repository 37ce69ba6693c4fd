package io.escala.crm.memory;

import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of an account. Commits run one after the other, so a position is a count. Not thread-safe. */
final class EventLog {
    private final List<LoggedEvent> events = new ArrayList<>();

    void append(Instant at, List<CrmEvent> happened) {
        for (CrmEvent event : happened) {
            events.add(new LoggedEvent(Integer.toString(events.size() + 1), at, event));
        }
    }

    List<LoggedEvent> after(@Nullable String cursor, int limit) {
        int from = Math.min(position(cursor), events.size());
        return List.copyOf(events.subList(from, Math.min(events.size(), from + limit)));
    }

    private static int position(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            return Integer.parseUnsignedInt(cursor);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("cursor was not given by this store", e);
        }
    }
}
