package io.escala.core.internal.receive;

import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.Holding;
import io.escala.crm.store.ChangeSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether a ChangeSet conflicts with itself: it takes a claim for two holders, or takes and releases the same claim. In a
 * ChangeSet all releases come before all takes, so it can never be committed, however often it is retried. This happens when
 * a key moves from one person to another within a single batch; its events are then filed in parts, one after the other.
 */
final class SelfConflict {
    private final Map<Claim, String> taken = new HashMap<>();
    private final Set<Holding> released = new HashSet<>();

    private SelfConflict() {}

    static boolean blocked(ChangeSet changeSet) {
        SelfConflict own = new SelfConflict();
        return changeSet.changes().stream().anyMatch(own::blocks);
    }

    private boolean blocks(Change change) {
        for (Holding release : change.releases()) {
            released.add(release);
            if (release.holder().equals(taken.get(release.claim()))) {
                return true;
            }
        }
        for (Holding take : change.takes()) {
            String before = taken.putIfAbsent(take.claim(), take.holder());
            if (released.contains(take) || (before != null && !before.equals(take.holder()))) {
                return true;
            }
        }
        return false;
    }
}
