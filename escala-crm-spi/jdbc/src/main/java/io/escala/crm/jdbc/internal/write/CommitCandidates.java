package io.escala.crm.jdbc.internal.write;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** ChangeSets that are tried together, and what became of those that may not land. Not thread-safe. */
final class CommitCandidates {
    private final List<ChangeSet> sets;
    private final Map<Integer, CommitResult> refused = new HashMap<>();

    CommitCandidates(List<ChangeSet> sets) {
        this.sets = sets;
    }

    ChangeSet get(int index) {
        return sets.get(index);
    }

    /** Those that nothing stands in the way of so far. */
    List<Integer> live() {
        List<Integer> live = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            if (!refused.containsKey(i)) {
                live.add(i);
            }
        }
        return live;
    }

    void alreadyApplied(int index) {
        refused.putIfAbsent(index, new CommitResult.AlreadyApplied());
    }

    void conflict(int index, CommitResult.Cause cause) {
        refused.putIfAbsent(index, new CommitResult.Conflict(cause));
    }

    Map<Integer, CommitResult> refused() {
        return refused;
    }
}
