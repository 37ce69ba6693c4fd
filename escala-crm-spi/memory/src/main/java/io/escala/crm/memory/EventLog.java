package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The event log of all accounts; an event's cursor is its number over all of them. Not thread-safe. */
final class EventLog {
    private final NavigableMap<Integer, LoggedEvent> all = new TreeMap<>();
    private final Map<AccountId, NavigableMap<Integer, LoggedEvent>> byAccount = new HashMap<>();

    void append(AccountId account, Instant at, List<CrmEvent> happened) {
        for (CrmEvent event : happened) {
            int number = all.size() + 1;
            add(number, new LoggedEvent(account, Integer.toString(number), at, event));
        }
    }

    /** The whole log, in order. */
    List<LoggedEvent> all() {
        return List.copyOf(all.values());
    }

    /** Puts events into an empty log, under their cursors. */
    void restore(List<LoggedEvent> events) {
        events.forEach(event -> add(position(event.cursor()), event));
    }

    private void add(int number, LoggedEvent event) {
        all.put(number, event);
        byAccount.computeIfAbsent(event.account(), none -> new TreeMap<>()).put(number, event);
    }

    List<LoggedEvent> after(AccountId account, @Nullable String cursor, int limit) {
        return after(byAccount.getOrDefault(account, new TreeMap<>()), cursor, limit);
    }

    List<LoggedEvent> afterOfAll(@Nullable String cursor, int limit) {
        return after(all, cursor, limit);
    }

    private static List<LoggedEvent> after(
            NavigableMap<Integer, LoggedEvent> events, @Nullable String cursor, int limit) {
        return events.tailMap(position(cursor), false).values().stream()
                .limit(limit)
                .toList();
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
