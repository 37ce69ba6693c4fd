package io.escala.core.receive;

import io.escala.crm.identity.IdentityKey;
import io.escala.crm.store.Claim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups the events of one account by person: events that share any key, or speak of the same message, are decided together and
 * land together. Groups are independent of each other.
 */
final class Grouping {
    private final int[] parent;
    private final Map<Object, Integer> firstWith = new HashMap<>();

    private Grouping(int size) {
        parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    static List<List<Routed>> byPerson(List<Routed> events) {
        Grouping grouping = new Grouping(events.size());
        for (int i = 0; i < events.size(); i++) {
            Routed event = events.get(i);
            for (IdentityKey key : event.keys()) {
                grouping.join(i, key);
            }
            Claim message = event.messageClaim();
            if (message != null) {
                grouping.join(i, message);
            }
            String reference = event.reference();
            if (reference != null) {
                grouping.join(i, reference);
            }
        }
        Map<Integer, List<Routed>> groups = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            groups.computeIfAbsent(grouping.root(i), none -> new ArrayList<>()).add(events.get(i));
        }
        for (List<Routed> group : groups.values()) {
            group.sort(Comparator.comparingInt(Routed::phase)
                    .thenComparing(Routed::order)
                    .thenComparingInt(Routed::index));
        }
        return List.copyOf(groups.values());
    }

    private void join(int index, Object token) {
        Integer first = firstWith.putIfAbsent(token, index);
        if (first != null) {
            parent[root(index)] = root(first);
        }
    }

    private int root(int index) {
        int at = index;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
