package io.escala.core.work;

import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which the work of a lane runs: as enqueued, and strictly in order within a group. An item that is not due,
 * was rescheduled, or is of a kind without a handler here blocks the later items of its group, and no others. Confined to
 * one run of one lane.
 */
final class LaneRules {
    private final Set<WorkKind> kinds;
    private final Instant now;
    private final Set<String> heldUp = new HashSet<>();

    LaneRules(Set<WorkKind> kinds, Instant now) {
        this.kinds = kinds;
        this.now = now;
    }

    /** Whether an item may run now. Must be called in the order of the lane. */
    boolean runs(WorkItem item) {
        if (heldUp.contains(item.group())) {
            return false;
        }
        if (item.due().isAfter(now) || !kinds.contains(item.key().kind())) {
            hold(item);
            return false;
        }
        return true;
    }

    /** Blocks the group of an item that was run and is still in the lane. */
    void hold(WorkItem item) {
        heldUp.add(item.group());
    }

    /** Whether any group is blocked. */
    boolean holdsUp() {
        return !heldUp.isEmpty();
    }

    /**
     * The due items that are blocked by an item with a later due time, rescheduled to that time: otherwise the lane would
     * look as if it had work to do.
     *
     * @param lane the lane after the run
     * @return the items to reschedule; their attempts are not counted up
     */
    List<WorkItem> followers(List<WorkItem> lane) {
        Map<String, Instant> waitsFor = new HashMap<>();
        List<WorkItem> putOff = new ArrayList<>();
        for (WorkItem item : lane) {
            Instant before = waitsFor.get(item.group());
            Instant due = before != null && before.isAfter(item.due()) ? before : item.due();
            if (due.isAfter(item.due()) && !item.due().isAfter(now)) {
                putOff.add(item.postponed(due));
            }
            waitsFor.put(item.group(), due);
        }
        return putOff;
    }
}
