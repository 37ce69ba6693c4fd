package io.escala.crm.jdbc.internal.write;

import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Database.Verdict;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.UnstorableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Commits ChangeSets: as many neighbours in one transaction as do not depend on each other. Those that may not commitGroup are found
 * before anything else is written; the transaction is then undone and the others are tried again without them. One that the engine
 * refuses for good is found by halves, so that it takes no neighbour along. Thread-safe.
 */
public final class Committer {
    private final Database database;
    private final Set<Table> leftOut;

    /**
     * Makes the committer.
     *
     * @param database where
     * @param leftOut tables that are not written
     */
    public Committer(Database database, Set<Table> leftOut) {
        this.database = database;
        this.leftOut = Set.copyOf(leftOut);
    }

    /**
     * Commits ChangeSets.
     *
     * @param sets any number
     * @return as many results
     * @throws UnstorableException when the engine refuses one for good
     */
    public List<CommitResult> commit(List<ChangeSet> sets) {
        List<CommitResult> results = new ArrayList<>(sets.size());
        CommitGroup group = new CommitGroup();
        for (ChangeSet set : sets) {
            if (!group.accepts(set)) {
                results.addAll(commitGroup(group));
                group = new CommitGroup();
            }
            group.add(set);
        }
        results.addAll(commitGroup(group));
        return List.copyOf(results);
    }

    private List<CommitResult> commitGroup(CommitGroup whole) {
        try {
            return commitTogether(whole);
        } catch (UnstorableException refused) {
            if (whole.sets().size() == 1) {
                throw refused;
            }
            return commitByHalves(whole.sets());
        }
    }

    /** Nothing of the whole has committed. What can commitGroup does, before whoever asked is told of what cannot. */
    private List<CommitResult> commitByHalves(List<ChangeSet> whole) {
        int half = whole.size() / 2;
        List<CommitResult> results = new ArrayList<>();
        UnstorableException first = null;
        for (List<ChangeSet> part : List.of(whole.subList(0, half), whole.subList(half, whole.size()))) {
            try {
                results.addAll(commitGroup(CommitGroup.of(part)));
            } catch (UnstorableException refused) {
                first = first == null ? refused : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return results;
    }

    /** Members of a group do not depend on each other, so that leaving out those that may not commitGroup changes nothing for the rest. */
    private List<CommitResult> commitTogether(CommitGroup whole) {
        List<CommitResult> results = new ArrayList<>();
        List<Integer> waiting = new ArrayList<>();
        for (int i = 0; i < whole.sets().size(); i++) {
            results.add(new CommitResult.Applied());
            waiting.add(i);
        }
        CommitGroup group = whole;
        while (!waiting.isEmpty()) {
            Map<Integer, CommitResult> refused = attempt(group);
            if (refused.isEmpty()) {
                database.committed(waiting.size());
                return results;
            }
            List<Integer> left = new ArrayList<>();
            List<ChangeSet> sets = new ArrayList<>();
            for (int i = 0; i < waiting.size(); i++) {
                CommitResult refusal = refused.get(i);
                if (refusal == null) {
                    left.add(waiting.get(i));
                    sets.add(group.sets().get(i));
                } else {
                    results.set(waiting.get(i), refusal);
                }
            }
            waiting = left;
            group = CommitGroup.of(sets);
        }
        return results;
    }

    /** Empty when all of the group committed. */
    private Map<Integer, CommitResult> attempt(CommitGroup group) {
        return database.write(session -> {
            CommitCandidates candidates = new CommitCandidates(group.sets());
            CommitPreconditions checks = new CommitPreconditions(session, candidates, group.plan());
            checks.operations();
            checks.leases();
            checks.versions();
            new ClaimCheck(session, candidates).run();
            Map<Integer, CommitResult> refused = candidates.refused();
            if (!refused.isEmpty()) {
                return Verdict.rollBack(refused);
            }
            group.plan().run(session, leftOut);
            return Verdict.commit(refused);
        });
    }
}
