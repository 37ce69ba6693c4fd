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
 * In what order the work of a lane is done: as it was enqueued, and within a group without overtaking. An item that is not due,
 * was put off, or is of a kind nobody here handles holds up what comes after it in its group, and nothing else. Confined to one
 * run of one lane.
 */
final class LaneRules {
    private final Set<WorkKind> kinds;
    private final Instant now;
    private final Set<String> heldUp = new HashSet<>();

    LaneRules(Set<WorkKind> kinds, Instant now) {
        this.kinds = kinds;
        this.now = now;
    }

    /** Whether the turn of an item has come. To be asked in the order of the lane. */
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

    /** Holds up the group of an item that was tried and is still there. */
    void hold(WorkItem item) {
        heldUp.add(item.group());
    }

    /** Whether anything has to wait for something else. */
    boolean holdsUp() {
        return !heldUp.isEmpty();
    }

    /**
     * What is due but held up by something later, put off to just then: otherwise the lane would look as if there were something
     * to do in it.
     *
     * @param lane the lane as it is after the run
     * @return the items to put off; their attempts do not count up
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
