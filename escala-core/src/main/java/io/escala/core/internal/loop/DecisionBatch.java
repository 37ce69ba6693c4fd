package io.escala.core.internal.loop;

import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.Defects;
import io.escala.crm.change.NotLoadedException;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.UnstorableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decisions under one lease that are committed together; one that conflicts is made again by itself. Confined to one thread. */
final class DecisionBatch<R> {
    private final CommitLoop loop;
    private final List<Supplier<Decision<R>>> decisions;
    private final List<Optional<Decision<R>>> decided = new ArrayList<>();
    private final List<BatchResult<R>> results = new ArrayList<>();

    DecisionBatch(CommitLoop loop, List<Supplier<Decision<R>>> decisions) {
        this.loop = loop;
        this.decisions = decisions;
    }

    List<BatchResult<R>> run() {
        decisions.forEach(this::decide);
        List<Integer> open = new ArrayList<>();
        List<ChangeSet> sets = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            if (decided.get(i).isPresent()) {
                open.add(i);
                sets.addAll(decided.get(i).get().changeSets());
            }
        }
        if (sets.isEmpty()) {
            return results;
        }
        List<BatchResult<CommitResult>> committed = commit(sets);
        for (int at = 0; at < open.size(); at++) {
            int i = open.get(at);
            results.set(i, result(i, committed.get(at)));
        }
        return results;
    }

    /** Adds the result, which is preliminary if there is something to commit. */
    private void decide(Supplier<Decision<R>> supplier) {
        try {
            Decision<R> decision = CommitLoop.reading(supplier);
            decided.add(Optional.of(decision).filter(some -> some.changeSet().isPresent()));
            results.add(new BatchResult.Committed<>(decision.answer()));
        } catch (RuntimeException | Error e) {
            if (e instanceof TryAgainException unavailable && !(e.getCause() instanceof NotLoadedException)) {
                throw unavailable;
            }
            Defects.rethrowIfFatal(e);
            decided.add(Optional.empty());
            results.add(new BatchResult.Failed<>(e));
        }
    }

    /** If one cannot be stored, each is submitted by itself: those that are committed by then say so by their operation ids. */
    private List<BatchResult<CommitResult>> commit(List<ChangeSet> sets) {
        List<BatchResult<CommitResult>> committed = new ArrayList<>();
        try {
            loop.commit(sets).forEach(result -> committed.add(new BatchResult.Committed<>(result)));
        } catch (UnstorableException together) {
            for (ChangeSet set : sets) {
                try {
                    committed.add(new BatchResult.Committed<>(
                            loop.commit(List.of(set)).get(0)));
                } catch (UnstorableException | TryAgainException alone) {
                    committed.add(new BatchResult.Failed<>(alone));
                }
            }
        }
        return committed;
    }

    private BatchResult<R> result(int i, BatchResult<CommitResult> committed) {
        if (committed instanceof BatchResult.Failed<CommitResult> failed) {
            return new BatchResult.Failed<>(failed.thrown());
        }
        CommitResult result = ((BatchResult.Committed<CommitResult>) committed).answer();
        if (CommitLoop.isCommitted(result)) {
            return results.get(i);
        }
        return CommitLoop.leaseLost(result) ? new BatchResult.LeaseLost<>() : again(decisions.get(i));
    }

    /** What the others committed stands, so nothing is thrown any more. */
    private BatchResult<R> again(Supplier<Decision<R>> decision) {
        try {
            Optional<R> answer = loop.runUnderLease(decision);
            return answer.isPresent() ? new BatchResult.Committed<>(answer.get()) : new BatchResult.LeaseLost<>();
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            return new BatchResult.Failed<>(e);
        }
    }
}
