package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.EventPage;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The event log of all accounts; an event's cursor is its number over all of them. Not thread-safe. */
final class EventLog {
    private final NavigableMap<Long, LoggedEvent> all = new TreeMap<>();
    private final Map<AccountId, NavigableMap<Long, LoggedEvent>> byAccount = new HashMap<>();
    private final Map<AccountId, Long> lastDropped = new HashMap<>();
    private long lastDroppedOfAll;
    private long last;

    void append(AccountId account, Instant at, List<CrmEvent> happened) {
        for (CrmEvent event : happened) {
            last++;
            add(last, new LoggedEvent(account, Long.toString(last), at, event));
        }
    }

    private void add(long number, LoggedEvent event) {
        all.put(number, event);
        byAccount.computeIfAbsent(event.account(), none -> new TreeMap<>()).put(number, event);
    }

    /** The whole log, in order, and where it begins and ends. */
    MemorySnapshot.Events snapshot() {
        return new MemorySnapshot.Events(List.copyOf(all.values()), last, lastDropped);
    }

    /** Puts events into an empty log. */
    void restore(MemorySnapshot.Events snapshot) {
        snapshot.kept().forEach(event -> add(position(event.cursor()), event));
        last = snapshot.last();
        lastDropped.putAll(snapshot.lastDropped());
        lastDropped.values().forEach(dropped -> lastDroppedOfAll = Math.max(lastDroppedOfAll, dropped));
    }

    /** Deletes events from the beginning of the log, up to the first that is not older. */
    void drop(Instant before, int portion) {
        for (int dropped = 0; dropped < portion; dropped++) {
            Map.Entry<Long, LoggedEvent> first = all.firstEntry();
            if (first == null || !first.getValue().at().isBefore(before)) {
                return;
            }
            AccountId account = first.getValue().account();
            all.remove(first.getKey());
            byAccount.computeIfPresent(account, (of, events) -> {
                events.remove(first.getKey());
                return events.isEmpty() ? null : events;
            });
            lastDropped.put(account, first.getKey());
            lastDroppedOfAll = first.getKey();
        }
    }

    EventPage after(AccountId account, @Nullable String cursor, int limit) {
        return after(
                byAccount.getOrDefault(account, new TreeMap<>()), lastDropped.getOrDefault(account, 0L), cursor, limit);
    }

    EventPage afterOfAll(@Nullable String cursor, int limit) {
        return after(all, lastDroppedOfAll, cursor, limit);
    }

    Map<String, LoggedEvent> at(Collection<String> cursors) {
        Map<String, LoggedEvent> found = new HashMap<>();
        for (String cursor : cursors) {
            LoggedEvent event = all.get(position(cursor));
            if (event != null) {
                found.put(cursor, event);
            }
        }
        return found;
    }

    String end() {
        return Long.toString(last);
    }

    private static EventPage after(
            NavigableMap<Long, LoggedEvent> events, long dropped, @Nullable String cursor, int limit) {
        long position = cursor == null ? dropped : position(cursor);
        if (position < dropped) {
            return new EventPage.CursorExpired(Long.toString(dropped));
        }
        return new EventPage.Events(
                events.tailMap(position, false).values().stream().limit(limit).toList());
    }

    private static long position(String cursor) {
        try {
            return Long.parseUnsignedLong(cursor);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("cursor was not given by this store", e);
        }
    }
}
