package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The durable work of all accounts, by lane, and the leases on the lanes. Not thread-safe. */
final class WorkLanes {
    private final InstantSource clock;
    private final Map<LaneName, Lane> lanes = new HashMap<>();
    private final Map<ItemName, Place> places = new HashMap<>();
    private long sequence;

    WorkLanes(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether the lease was neither released nor taken over. */
    boolean holds(Lease lease) {
        Lane lane = lanes.get(new LaneName(lease.account(), lease.lane()));
        return lane != null && lease.token().equals(lane.token);
    }

    boolean extend(Lease lease, Duration duration) {
        Lane lane = lanes.get(new LaneName(lease.account(), lease.lane()));
        if (lane == null || !lease.token().equals(lane.token) || lane.isFree(clock.instant())) {
            return false;
        }
        lane.expires = clock.instant().plus(duration);
        return true;
    }

    boolean begin(Lease lease, WorkKey item, boolean alone, Duration duration) {
        if (!extend(lease, duration)) {
            return false;
        }
        LaneName name = new LaneName(lease.account(), lease.lane());
        Objects.requireNonNull(lanes.get(name)).begun = inLane(lease.account(), item, name)
                .map(place -> new Begun(place.sequence(), alone))
                .orElse(null);
        return true;
    }

    List<Lease> lease(Collection<WorkKind> kinds, Instant now, int limit, Duration duration) {
        Instant clockNow = clock.instant();
        List<Candidate> candidates = new ArrayList<>();
        lanes.forEach((name, lane) -> {
            if (lane.isFree(clockNow)) {
                lane.dueSince(kinds, now).ifPresent(due -> candidates.add(new Candidate(due, name, lane)));
            }
        });
        candidates.sort(Comparator.comparing(Candidate::due)
                .thenComparing(candidate -> candidate.lane().items.firstKey()));
        List<Lease> leases = new ArrayList<>();
        for (Candidate candidate : candidates.subList(0, Math.min(limit, candidates.size()))) {
            String token = "lease-" + ++sequence;
            candidate.lane().suspectWhatWasBegun();
            candidate.lane().token = token;
            candidate.lane().expires = clockNow.plus(duration);
            leases.add(new Lease(candidate.name().account(), candidate.name().lane(), token));
        }
        return List.copyOf(leases);
    }

    List<WorkItem> lane(AccountId account, String lane, int limit) {
        Lane found = lanes.get(new LaneName(account, lane));
        return found == null
                ? List.of()
                : found.items.values().stream().limit(limit).toList();
    }

    Map<WorkKind, Instant> oldest(AccountId account) {
        Map<WorkKind, Instant> oldest = new EnumMap<>(WorkKind.class);
        lanes.forEach((name, lane) -> {
            if (name.account().equals(account)) {
                lane.items
                        .values()
                        .forEach(item -> oldest.merge(item.key().kind(), item.due(), (a, b) -> b.isBefore(a) ? b : a));
            }
        });
        return oldest;
    }

    /** Applies the work part of a committed ChangeSet: finished, postponed and new items, in this order. */
    void settle(ChangeSet set) {
        Lease lease = set.lease();
        if (lease != null) {
            LaneName name = new LaneName(lease.account(), lease.lane());
            Lane lane = lanes.computeIfAbsent(name, none -> new Lane());
            for (WorkKey key : set.done()) {
                inLane(set.account(), key, name).ifPresent(place -> {
                    lane.items.remove(place.sequence());
                    places.remove(new ItemName(set.account(), key));
                });
            }
            for (WorkItem again : set.rescheduled()) {
                inLane(set.account(), again.key(), name).ifPresent(place -> lane.putOff(place.sequence(), again));
            }
            if (set.releasesLease()) {
                lane.token = null;
                lane.expires = null;
                lane.begun = null;
            }
            dropIfIdle(name, lane);
        }
        set.enqueued().forEach(this::enqueue);
    }

    long sequence() {
        return sequence;
    }

    List<MemorySnapshot.Lane> snapshot() {
        return lanes.entrySet().stream()
                .map(entry -> entry.getValue().snapshot(entry.getKey()))
                .toList();
    }

    /** Puts lanes into an empty queue. */
    void restore(List<MemorySnapshot.Lane> snapshot, long lastNumber) {
        for (MemorySnapshot.Lane lane : snapshot) {
            LaneName name = new LaneName(lane.account(), lane.lane());
            lanes.put(name, new Lane(lane));
            for (MemorySnapshot.Item item : lane.items()) {
                places.put(new ItemName(lane.account(), item.item().key()), new Place(name, item.place()));
            }
        }
        sequence = lastNumber;
    }

    private Optional<Place> inLane(AccountId account, WorkKey key, LaneName lane) {
        return Optional.ofNullable(places.get(new ItemName(account, key)))
                .filter(place -> place.lane().equals(lane));
    }

    private void dropIfIdle(LaneName name, Lane lane) {
        if (lane.items.isEmpty() && lane.token == null) {
            lanes.remove(name);
        }
    }

    private void enqueue(WorkItem item) {
        LaneName name = new LaneName(item.account(), item.lane());
        Place place = new Place(name, ++sequence);
        if (places.putIfAbsent(new ItemName(item.account(), item.key()), place) == null) {
            lanes.computeIfAbsent(name, none -> new Lane()).items.put(place.sequence(), item);
        }
    }

    private record LaneName(AccountId account, String lane) {}

    private record ItemName(AccountId account, WorkKey key) {}

    private record Place(LaneName lane, long sequence) {}

    private record Begun(long sequence, boolean alone) {}

    private record Candidate(Instant due, LaneName name, Lane lane) {}

    /** Work items in the order they were enqueued, and the lease on them. */
    private static final class Lane {
        private final NavigableMap<Long, WorkItem> items = new TreeMap<>();
        private @Nullable String token;
        private @Nullable Instant expires;
        private @Nullable Begun begun;

        Lane() {}

        Lane(MemorySnapshot.Lane snapshot) {
            snapshot.items().forEach(item -> items.put(item.place(), item.item()));
            token = snapshot.token();
            expires = snapshot.expires();
            Long place = snapshot.begun();
            begun = place == null ? null : new Begun(place, snapshot.begunAlone());
        }

        MemorySnapshot.Lane snapshot(LaneName name) {
            List<MemorySnapshot.Item> placed = new ArrayList<>();
            items.forEach((place, item) -> placed.add(new MemorySnapshot.Item(place, item)));
            Begun last = begun;
            return new MemorySnapshot.Lane(
                    name.account(),
                    name.lane(),
                    placed,
                    token,
                    expires,
                    last == null ? null : last.sequence(),
                    last != null && last.alone());
        }

        boolean isFree(Instant now) {
            return token == null || !now.isBefore(Objects.requireNonNull(expires));
        }

        Optional<Instant> dueSince(Collection<WorkKind> kinds, Instant now) {
            return items.values().stream()
                    .filter(item ->
                            kinds.contains(item.key().kind()) && !item.due().isAfter(now))
                    .map(WorkItem::due)
                    .min(Comparator.naturalOrder());
        }

        void putOff(long sequence, WorkItem again) {
            items.computeIfPresent(
                    sequence,
                    (same, before) -> new WorkItem(
                            before.account(),
                            before.key(),
                            before.lane(),
                            before.group(),
                            again.due(),
                            again.attempts(),
                            again.errors(),
                            again.suspicions()));
            if (begun != null && begun.sequence() == sequence) {
                begun = null;
            }
        }

        void suspectWhatWasBegun() {
            Begun last = begun;
            if (last != null) {
                items.computeIfPresent(last.sequence(), (place, item) -> item.abandoned(last.alone()));
                begun = null;
            }
        }
    }
}
