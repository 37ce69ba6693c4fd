package io.escala.crm.memory;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.StoreUnavailableException;
import java.util.List;
import java.util.function.Function;

/** Subjects whose engine can refuse ChangeSets, and which handle the refusal wrongly. */
final class RefusingFixture extends SubjectFixture {
    private RefusingFixture(Function<ManualClock, CrmStore> opening) {
        super(opening);
    }

    @Override
    public boolean refuse(String text) {
        ((RefusingStore) opened()).refuse(text);
        return true;
    }

    /** Reports it as applied. */
    static RefusingFixture reportedAsApplied() {
        return new RefusingFixture(clock -> new RefusingStore(new MemoryCrmStore(clock)) {
            @Override
            CommitResult refused(ChangeSet set) {
                return new CommitResult.Applied();
            }
        });
    }

    /** Reports it as unavailable. */
    static RefusingFixture reportedAsUnavailable() {
        return new RefusingFixture(clock -> new RefusingStore(new MemoryCrmStore(clock)) {
            @Override
            CommitResult refused(ChangeSet set) {
                throw new StoreUnavailableException("writing: refused");
            }
        });
    }

    /** Keeps what came before the change that was refused. */
    static RefusingFixture partlyApplied() {
        return new RefusingFixture(clock -> new RefusingStore(new MemoryCrmStore(clock)) {
            @Override
            CommitResult refused(ChangeSet set) {
                ChangeSet.Builder half = WrongCommits.builder(set, "half-of-" + set.operation());
                set.claims().forEach(holding -> half.claim(holding.claim(), holding.holder()));
                target().commit(List.of(half.build()));
                return super.refused(set);
            }
        });
    }

    /** Keeps the operation id, outside of the transaction that is undone. */
    static RefusingFixture keepsItsOperation() {
        return new RefusingFixture(clock -> new RefusingStore(new MemoryCrmStore(clock)) {
            @Override
            CommitResult refused(ChangeSet set) {
                target().commit(List.of(
                        WrongCommits.builder(set, set.operation().value()).build()));
                return super.refused(set);
            }
        });
    }
}
