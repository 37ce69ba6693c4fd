package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import io.escala.crm.work.WorkPriority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The work of one lane in the order it was enqueued, the lease on it, and what its holder has begun. Not thread-safe. */
final class WorkLane {
    private final NavigableMap<Long, WorkItem> items = new TreeMap<>();
    private final Map<Long, Boolean> begun = new HashMap<>();
    private @Nullable String token;
    private @Nullable Instant expires;

    WorkLane() {}

    WorkLane(MemorySnapshot.Lane snapshot) {
        for (MemorySnapshot.Item item : snapshot.items()) {
            items.put(item.place(), item.item());
            if (item.begun()) {
                begun.put(item.place(), item.begunAlone());
            }
        }
        token = snapshot.token();
        expires = snapshot.expires();
    }

    MemorySnapshot.Lane snapshot(AccountId account, String lane) {
        List<MemorySnapshot.Item> placed = new ArrayList<>();
        items.forEach((place, item) -> placed.add(
                new MemorySnapshot.Item(place, item, begun.containsKey(place), begun.getOrDefault(place, false))));
        return new MemorySnapshot.Lane(account, lane, placed, token, expires);
    }

    /** Whether nothing needs to be remembered of it. */
    boolean isIdle() {
        return items.isEmpty() && token == null;
    }

    boolean holds(String wanted) {
        return wanted.equals(token);
    }

    boolean isFree(Instant now) {
        return token == null || !now.isBefore(Objects.requireNonNull(expires));
    }

    /** Gives the lease to a new holder; what the former one had begun is abandoned. */
    void grant(String newToken, Instant until) {
        begun.forEach((sequence, alone) -> items.computeIfPresent(sequence, (same, item) -> item.abandoned(alone)));
        begun.clear();
        token = newToken;
        expires = until;
    }

    void extend(Instant until) {
        expires = until;
    }

    void release() {
        token = null;
        expires = null;
        begun.clear();
    }

    void begin(long sequence, boolean alone) {
        begun.put(sequence, alone);
    }

    void add(long sequence, WorkItem item) {
        items.put(sequence, item);
    }

    void remove(long sequence) {
        items.remove(sequence);
        begun.remove(sequence);
    }

    void putOff(long sequence, WorkItem again) {
        items.computeIfPresent(
                sequence,
                (same, before) -> new WorkItem(
                        before.account(),
                        before.key(),
                        before.lane(),
                        before.group(),
                        before.priority(),
                        again.due(),
                        again.attempts(),
                        again.errors(),
                        again.suspicions()));
        begun.remove(sequence);
    }

    Stream<WorkItem> all() {
        return items.values().stream();
    }

    /** The due items that are the first of their group and queue, by their place in the lane. */
    Stream<Map.Entry<Long, WorkItem>> due(Collection<WorkKind> kinds, Instant now) {
        Set<Group> seen = new HashSet<>();
        return items.entrySet().stream()
                .filter(entry -> seen.add(
                        new Group(entry.getValue().priority(), entry.getValue().group())))
                .filter(entry -> kinds.contains(entry.getValue().key().kind())
                        && !entry.getValue().due().isAfter(now));
    }

    private record Group(WorkPriority priority, String name) {}
}
