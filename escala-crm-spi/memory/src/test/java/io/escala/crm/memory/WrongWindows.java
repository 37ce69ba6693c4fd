package io.escala.crm.memory;

import io.escala.crm.change.Expected;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitCheck;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.Cause;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.OperationId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Stores that compare the windows of conversations wrongly, each in one way. */
final class WrongWindows {
    private WrongWindows() {}

    /** Compares the version of the conversation. */
    static CrmStore comparedByVersion(InstantSource clock) {
        return byVersion(clock, Expected.Kind.WINDOW);
    }

    /** Compares the version of the conversation instead of what the customer wrote. */
    static CrmStore inboundComparedByVersion(InstantSource clock) {
        return byVersion(clock, Expected.Kind.INBOUND);
    }

    /** Compares the version of the conversation instead of when a person answered. */
    static CrmStore answeredComparedByVersion(InstantSource clock) {
        return byVersion(clock, Expected.Kind.ANSWERED);
    }

    private static CrmStore byVersion(InstantSource clock, Expected.Kind kind) {
        return new MemoryCrmStore(
                clock,
                new CommitChecks() {
                    @Override
                    Optional<Cause> conflict(ChangeSet set, StoreData data) {
                        List<Expected> versions = set.expected().stream()
                                .map(each -> each.kind() == kind
                                        ? new Expected(Expected.Kind.CONVERSATION, each.id(), each.version())
                                        : each)
                                .toList();
                        return CommitCheck.conflict(expecting(set, versions), data);
                    }
                },
                new FailurePoints());
    }

    /** Compares before the transaction that settles: a window that is extended in between is settled with the former one. */
    static CrmStore comparedThenSettled(InstantSource clock) {
        Rendezvous meeting = new Rendezvous();
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                ChangeSet set = changeSets.get(0);
                Optional<Expected> window = set.expected().stream()
                        .filter(each -> each.kind() == Expected.Kind.WINDOW)
                        .findFirst();
                if (window.isPresent()) {
                    CommitResult compared = compare(set, window.get());
                    meeting.awaitSecondThread();
                    meeting.awaitSecondThread();
                    return compared instanceof Conflict
                            ? List.of(compared)
                            : target().commit(List.of(expecting(set, List.of())));
                }
                boolean extension = !set.enqueued().isEmpty() && !set.changes().isEmpty();
                if (extension) {
                    meeting.awaitSecondThread();
                }
                List<CommitResult> results = target().commit(changeSets);
                if (extension) {
                    meeting.awaitSecondThread();
                }
                return results;
            }

            private CommitResult compare(ChangeSet set, Expected window) {
                OperationId comparing =
                        new OperationId("compare-" + set.operation().value());
                return target().commit(List.of(ChangeSet.builder(set.account(), comparing, set.at())
                                .expect(window)
                                .build()))
                        .get(0);
            }
        };
    }

    static ChangeSet expecting(ChangeSet set, List<Expected> expected) {
        return new ChangeSet(
                set.account(),
                set.operation(),
                set.at(),
                set.lease(),
                expected,
                set.expectedFree(),
                set.claims(),
                set.changes(),
                set.events(),
                set.enqueued(),
                set.done(),
                set.rescheduled(),
                set.releasesLease());
    }
}
