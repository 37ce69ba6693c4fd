package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.IntakeChange.DropEvents;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.OperationId;
import io.escala.crm.tck.Breaking;
import io.escala.crm.tck.HeldCommit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Subjects with the capabilities that the memory store lacks: another store over the same data, held commits. */
abstract class HoldingFixture extends SubjectFixture {
    private HoldingFixture(Function<ManualClock, CrmStore> opening) {
        super(opening);
    }

    /**
     * The memory store: a held commit is one not begun, another store over its data is itself, and a wrapper around
     * it refuses ChangeSets.
     */
    static HoldingFixture right() {
        MemoryFailure failure = new MemoryFailure();
        return new HoldingFixture(clock -> new RefusingStore(new MemoryCrmStore(clock, new CommitChecks(), failure))) {
            @Override
            public boolean refuse(String text) {
                ((RefusingStore) opened()).refuse(text);
                return true;
            }

            @Override
            public Optional<Breaking> breaking() {
                return Optional.of(failure);
            }

            @Override
            HeldCommit held(ChangeSet set) {
                return new Held(() -> opened().commit(List.of(set)), () -> {});
            }
        };
    }

    /** Numbers events when a transaction begins. */
    static HoldingFixture cursorSkipsSlowCommits() {
        return new HoldingFixture(clock -> new NumberedLog(new MemoryCrmStore(clock))) {
            @Override
            HeldCommit held(ChangeSet set) {
                NumberedLog log = (NumberedLog) opened();
                long first = log.begin(set);
                return new Held(() -> log.finish(set, first), () -> {});
            }
        };
    }

    /** Shows what is not committed yet, and keeps it when it never is. */
    static HoldingFixture uncommittedIsSeen() {
        return new HoldingFixture(MemoryCrmStore::new) {
            @Override
            HeldCommit held(ChangeSet set) {
                opened().commit(List.of(set));
                return new Held(() -> {}, () -> {});
            }
        };
    }

    /** Declares that it keeps its data, and reopens an empty store. */
    static HoldingFixture dataLostOnRestart() {
        return new HoldingFixture(MemoryCrmStore::new) {
            @Override
            HeldCommit held(ChangeSet set) {
                return new Held(() -> opened().commit(List.of(set)), () -> {});
            }

            @Override
            public Optional<CrmStore> reopen() {
                return Optional.of(new MemoryCrmStore(InstantSource.system()));
            }
        };
    }

    /** Forgets at a restart which events were deleted. */
    static HoldingFixture expiryLostOnRestart() {
        return new HoldingFixture(MemoryCrmStore::new) {
            @Override
            HeldCommit held(ChangeSet set) {
                return new Held(() -> opened().commit(List.of(set)), () -> {});
            }

            @Override
            public Optional<CrmStore> reopen() {
                return Optional.of(WrongRetention.expiryHidden(opened()));
            }
        };
    }

    /** Deletes events of a transaction before it is committed. */
    static HoldingFixture uncommittedEventsDeleted() {
        return new HoldingFixture(MemoryCrmStore::new) {
            @Override
            HeldCommit held(ChangeSet set) {
                DropEvents everything = new DropEvents(Instant.parse("9999-01-01T00:00:00Z"), 1_000);
                return new Held(
                        () -> opened().commit(List.of(
                                set,
                                ChangeSet.builder(AccountId.NONE, new OperationId("late"), set.at())
                                        .change(everything)
                                        .build())),
                        () -> {});
            }
        };
    }

    abstract HeldCommit held(ChangeSet set);

    @Override
    public final Optional<HeldCommit> hold(ChangeSet changeSet) {
        return Optional.of(held(changeSet));
    }

    @Override
    public Optional<CrmStore> reopen() {
        return Optional.of(opened());
    }

    private record Held(Runnable finishing, Runnable abandoning) implements HeldCommit {
        @Override
        public void finish() {
            finishing.run();
        }

        @Override
        public void abandon() {
            abandoning.run();
        }
    }
}
