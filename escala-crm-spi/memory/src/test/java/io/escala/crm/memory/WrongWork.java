package io.escala.crm.memory;

import io.escala.crm.change.IntakeChange;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that are wrong about work and events, each in one way. */
final class WrongWork {
    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private WrongWork() {}

    /** Never takes a lane away from anybody. */
    static CrmStore leaseNeverExpires(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Optional<Lease> lease(LeaseRequest request) {
                return target().lease(new LeaseRequest(request.token(), request.kinds(), request.now(), FOR_EVER));
            }
        };
    }

    /** Puts work that is tried again at the end of its lane. */
    static CrmStore rescheduledWorkLosesItsPlace(InstantSource clock) {
        return WrongCommits.edited(clock, set -> {
            List<WorkKey> done = new ArrayList<>(set.done());
            set.rescheduled().forEach(item -> done.add(item.key()));
            List<WorkItem> enqueued = new ArrayList<>(set.enqueued());
            enqueued.addAll(set.rescheduled());
            return new ChangeSet(
                    set.account(),
                    set.operation(),
                    set.at(),
                    set.lease(),
                    set.expected(),
                    set.expectedFree(),
                    set.claims(),
                    set.changes(),
                    set.events(),
                    enqueued,
                    done,
                    List.of(),
                    set.releasesLease());
        });
    }

    /** Does not record which work was begun. */
    static CrmStore lostWorkersForgotten(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public boolean begin(Lease lease, Collection<WorkKey> items, boolean alone, Duration duration) {
                return target().extend(lease, duration);
            }
        };
    }

    /** Records only the first of several items that are begun together. */
    static CrmStore oneOfSeveralBegunRecorded(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public boolean begin(Lease lease, Collection<WorkKey> items, boolean alone, Duration duration) {
                return target().begin(lease, items.stream().limit(1).toList(), alone, duration);
            }
        };
    }

    /** Treats postponed work as still begun. */
    static CrmStore postponedWorkStaysSuspect(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                List<CommitResult> results = target().commit(changeSets);
                for (ChangeSet set : changeSets) {
                    Lease lease = set.lease();
                    if (lease != null && !set.rescheduled().isEmpty() && !set.releasesLease()) {
                        target().begin(lease, List.of(set.rescheduled().get(0).key()), true, Duration.ofMinutes(1));
                    }
                }
                return results;
            }
        };
    }

    /** Lets work run again, and keeps it in quarantine as well. */
    static CrmStore quarantinedWorkStays(InstantSource clock) {
        return WrongReports.without(clock, change -> change instanceof IntakeChange.ReleaseWork);
    }

    /** Looks which lanes are free, and takes them a moment later. */
    static CrmStore lanesLeasedTwice(InstantSource clock) {
        Rendezvous meeting = new Rendezvous();
        ConcurrentHashMap<String, Lease> given = new ConcurrentHashMap<>();
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Optional<Lease> lease(LeaseRequest request) {
                Optional<Lease> mine = target().lease(request);
                mine.ifPresent(lease -> given.put(lease.lane(), lease));
                boolean raced = meeting.awaitSecondThread();
                return mine.isEmpty() && raced ? given.values().stream().findFirst() : mine;
            }
        };
    }

    /** Logs all events of a ChangeSet but the last of several. */
    static CrmStore eventDropped(InstantSource clock) {
        return WrongCommits.edited(
                clock,
                set -> set.events().size() < 2
                        ? set
                        : withEvents(set, set.events().subList(0, set.events().size() - 1)));
    }

    /** Forgets which fields of a contact changed. */
    static CrmStore eventFieldsForgotten(InstantSource clock) {
        return WrongCommits.edited(
                clock,
                set -> withEvents(
                        set,
                        set.events().stream()
                                .map(event -> event instanceof CrmEvent.ContactChanged changed
                                        ? new CrmEvent.ContactChanged(changed.contact(), List.of())
                                        : event)
                                .toList()));
    }

    private static ChangeSet withEvents(ChangeSet set, List<CrmEvent> events) {
        return new ChangeSet(
                set.account(),
                set.operation(),
                set.at(),
                set.lease(),
                set.expected(),
                set.expectedFree(),
                set.claims(),
                set.changes(),
                events,
                set.enqueued(),
                set.done(),
                set.rescheduled(),
                set.releasesLease());
    }
}
