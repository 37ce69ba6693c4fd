package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The durable work of all accounts, by lane, and the leases on the lanes. Not thread-safe. */
final class WorkLanes {
    private final InstantSource clock;
    private final Map<LaneName, WorkLane> lanes = new HashMap<>();
    private final Map<ItemName, Place> places = new HashMap<>();
    private long sequence;

    WorkLanes(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether the lease was neither released nor taken over. */
    boolean holds(Lease lease) {
        return held(lease).isPresent();
    }

    boolean extend(Lease lease, Duration duration) {
        Instant now = clock.instant();
        Optional<WorkLane> current = held(lease).filter(lane -> !lane.isFree(now));
        current.ifPresent(lane -> lane.extend(now.plus(duration)));
        return current.isPresent();
    }

    boolean begin(Lease lease, Collection<WorkKey> items, boolean alone, Duration duration) {
        if (!extend(lease, duration)) {
            return false;
        }
        held(lease)
                .ifPresent(lane -> items.forEach(item -> inLane(lease.account(), item, LaneName.of(lease))
                        .ifPresent(place -> lane.begin(place.sequence(), alone))));
        return true;
    }

    Optional<Lease> lease(LeaseRequest request) {
        Instant now = clock.instant();
        Optional<LaneName> own = lanes.entrySet().stream()
                .filter(lane -> lane.getValue().holds(request.token())
                        && !lane.getValue().isFree(now))
                .map(Map.Entry::getKey)
                .findFirst();
        Optional<LaneName> leased = own.or(() -> longestDue(request, now).map(candidate -> {
            candidate.lane().grant(request.token(), now.plus(request.duration()));
            return candidate.name();
        }));
        return leased.map(name -> new Lease(name.account(), name.lane(), request.token()));
    }

    private Optional<Candidate> longestDue(LeaseRequest request, Instant now) {
        return lanes.entrySet().stream()
                .filter(lane ->
                        request.wants(lane.getKey().lane()) && lane.getValue().isFree(now))
                .flatMap(lane -> lane.getValue()
                        .due(request.kinds(), request.now())
                        .map(item ->
                                new Candidate(item.getValue().due(), item.getKey(), lane.getKey(), lane.getValue())))
                .min(Comparator.comparing(Candidate::due).thenComparing(Candidate::sequence));
    }

    List<WorkItem> due(Lease lease, Collection<WorkKind> kinds, Instant now, int limit) {
        return in(LaneName.of(lease))
                .flatMap(lane -> lane.due(kinds, now).map(Map.Entry::getValue))
                .sorted(Comparator.comparing(WorkItem::priority))
                .limit(limit)
                .toList();
    }

    List<WorkItem> lane(AccountId account, String lane, int limit) {
        return in(new LaneName(account, lane))
                .flatMap(WorkLane::all)
                .limit(limit)
                .toList();
    }

    private Stream<WorkLane> in(LaneName name) {
        return Stream.ofNullable(lanes.get(name));
    }

    private Optional<WorkLane> held(Lease lease) {
        return in(LaneName.of(lease)).filter(lane -> lane.holds(lease.token())).findFirst();
    }

    Map<WorkKind, Instant> oldest(AccountId account) {
        Map<WorkKind, Instant> oldest = new EnumMap<>(WorkKind.class);
        lanes.forEach((name, lane) -> {
            if (name.account().equals(account)) {
                lane.all()
                        .forEach(item -> oldest.merge(item.key().kind(), item.due(), (a, b) -> b.isBefore(a) ? b : a));
            }
        });
        return oldest;
    }

    /** Applies the work part of a committed ChangeSet: finished, postponed and new items, in this order. */
    void settle(ChangeSet set) {
        Lease lease = set.lease();
        if (lease != null) {
            LaneName name = LaneName.of(lease);
            WorkLane lane = lanes.computeIfAbsent(name, none -> new WorkLane());
            for (WorkKey key : set.done()) {
                inLane(set.account(), key, name).ifPresent(place -> {
                    lane.remove(place.sequence());
                    places.remove(new ItemName(set.account(), key));
                });
            }
            for (WorkItem again : set.rescheduled()) {
                inLane(set.account(), again.key(), name).ifPresent(place -> lane.putOff(place.sequence(), again));
            }
            if (set.releasesLease()) {
                lane.release();
            }
            if (lane.isIdle()) {
                lanes.remove(name);
            }
        }
        set.enqueued().forEach(this::enqueue);
    }

    long sequence() {
        return sequence;
    }

    List<MemorySnapshot.Lane> snapshot() {
        return lanes.entrySet().stream()
                .map(entry -> entry.getValue()
                        .snapshot(entry.getKey().account(), entry.getKey().lane()))
                .toList();
    }

    /** Puts lanes into an empty queue. */
    void restore(List<MemorySnapshot.Lane> snapshot, long lastNumber) {
        for (MemorySnapshot.Lane lane : snapshot) {
            LaneName name = new LaneName(lane.account(), lane.lane());
            lanes.put(name, new WorkLane(lane));
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

    private void enqueue(WorkItem item) {
        LaneName name = new LaneName(item.account(), item.lane());
        Place place = new Place(name, ++sequence);
        if (places.putIfAbsent(new ItemName(item.account(), item.key()), place) == null) {
            lanes.computeIfAbsent(name, none -> new WorkLane()).add(place.sequence(), item);
        }
    }

    private record LaneName(AccountId account, String lane) {
        static LaneName of(Lease lease) {
            return new LaneName(lease.account(), lease.lane());
        }
    }

    private record ItemName(AccountId account, WorkKey key) {}

    private record Place(LaneName lane, long sequence) {}

    private record Candidate(Instant due, long sequence, LaneName name, WorkLane lane) {}
}
