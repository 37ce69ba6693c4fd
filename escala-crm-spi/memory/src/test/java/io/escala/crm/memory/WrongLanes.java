package io.escala.crm.memory;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.OperationId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Stores that are wrong about leases and about the order of work, each in one way. */
final class WrongLanes {
    private WrongLanes() {}

    /** Takes a request that is made again for a new one. */
    static CrmStore repeatedRequestNotRecognised(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            private final Set<String> tokens = new HashSet<>();

            @Override
            public Optional<Lease> lease(LeaseRequest request) {
                String token = tokens.add(request.token()) ? request.token() : request.token() + "-again";
                return target().lease(new LeaseRequest(token, request.kinds(), request.now(), request.duration()));
            }
        };
    }

    /** Leases any lane. */
    static CrmStore namesIgnored(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Optional<Lease> lease(LeaseRequest request) {
                return target().lease(
                                new LeaseRequest(request.token(), request.kinds(), request.now(), request.duration()));
            }
        };
    }

    /** Lets an item run although an earlier one of its group is not settled. */
    static CrmStore groupsOvertaken(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<WorkItem> due(Lease lease, Collection<WorkKind> kinds, Instant now, int limit) {
                Stream<WorkItem> due = target().lane(lease.account(), lease.lane(), CursorPage.MAX_LIMIT).stream()
                        .filter(item ->
                                kinds.contains(item.key().kind()) && !item.due().isAfter(now));
                return due.sorted((a, b) -> a.priority().compareTo(b.priority()))
                        .limit(limit)
                        .toList();
            }
        };
    }

    /** Gives out normal and bulk work in the order it was enqueued. */
    static CrmStore prioritiesIgnored(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<WorkItem> due(Lease lease, Collection<WorkKind> kinds, Instant now, int limit) {
                List<WorkItem> due = target().due(lease, kinds, now, CursorPage.MAX_LIMIT);
                return target().lane(lease.account(), lease.lane(), CursorPage.MAX_LIMIT).stream()
                        .filter(due::contains)
                        .limit(limit)
                        .toList();
            }
        };
    }

    /** Records only the item that was begun last under a lease. */
    static CrmStore onlyLastBegunRecorded(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            private final Map<Lease, WorkKey> begun = new HashMap<>();

            @Override
            public boolean begin(Lease lease, Collection<WorkKey> items, boolean alone, Duration duration) {
                List<WorkKey> last =
                        items.stream().skip(Math.max(0, items.size() - 1)).toList();
                WorkKey former = last.isEmpty() ? null : begun.put(lease, last.get(0));
                target().lane(lease.account(), lease.lane(), CursorPage.MAX_LIMIT).stream()
                        .filter(other -> other.key().equals(former))
                        .forEach(other -> target().commit(List.of(ChangeSet.builder(
                                        lease.account(), new OperationId("forget-" + begun.size()), Instant.EPOCH)
                                .under(lease)
                                .reschedule(other)
                                .build())));
                return target().begin(lease, last, alone, duration);
            }
        };
    }
}
