package io.escala.core.internal.work;

import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkPriority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The items of one lane that run at the same time: one of each group, whatever its queue, normal work before bulk work. Part of the
 * places are never taken by bulk work, so that what somebody waits for does not wait for it. Confined to one thread at a time.
 */
final class LaneItems {
    private static final int BULK_OF_FOUR = 3;

    private final int places;
    private final int placesOfBulk;
    private final Map<String, WorkItem> running = new HashMap<>();

    /** Groups that were put off: they may be due again at once, but are looked at again no sooner than at the next tick. */
    private final Set<String> putOff = new HashSet<>();

    LaneItems(int places) {
        this.places = places;
        this.placesOfBulk = Math.max(1, places * BULK_OF_FOUR / 4);
    }

    int free() {
        return places - running.size();
    }

    boolean isEmpty() {
        return running.isEmpty();
    }

    /** How many due items may have to be read to find as many that may run. */
    int toRead(int wanted) {
        // A group may be due in both queues.
        return 2 * (wanted + running.size() + putOff.size());
    }

    /** The items to run next, of those that are due, in their order. */
    List<WorkItem> choose(List<WorkItem> due, int most) {
        Set<String> groups = new HashSet<>(putOff);
        groups.addAll(running.keySet());
        List<WorkItem> chosen = new ArrayList<>();
        for (WorkPriority priority : List.of(WorkPriority.NORMAL, WorkPriority.BULK)) {
            long bulk = running.values().stream()
                    .filter(item -> item.priority() == WorkPriority.BULK)
                    .count();
            long limit = priority == WorkPriority.NORMAL ? most : Math.min(most, chosen.size() + placesOfBulk - bulk);
            for (WorkItem item : due) {
                if (item.priority() == priority && chosen.size() < limit && groups.add(item.group())) {
                    chosen.add(item);
                }
            }
        }
        return chosen;
    }

    void begun(WorkItem item) {
        running.put(item.group(), item);
    }

    void ended(WorkItem item, boolean isPutOff) {
        running.remove(item.group());
        if (isPutOff) {
            putOff.add(item.group());
        }
    }

    /** Groups that were put off are looked at again. */
    void tick() {
        putOff.clear();
    }
}
