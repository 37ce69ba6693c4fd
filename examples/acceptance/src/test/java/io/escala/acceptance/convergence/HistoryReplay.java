package io.escala.acceptance.convergence;

import io.escala.acceptance.fixture.StoreSetup;
import io.escala.acceptance.fixture.StoreSetups;
import io.escala.fakemeta.Webhook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Replays a history in one order after another, each on an empty store, and compares the fingerprints. */
final class HistoryReplay {
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofMinutes(10);

    private final History history;
    private final StoreSetups setups;
    private final StoreSetups.Between between;
    private final Map<List<Integer>, Webhook> joined = new HashMap<>();
    private int played;

    HistoryReplay(History history, StoreSetups setups, StoreSetups.Between between) {
        this.history = history;
        this.setups = setups;
        this.between = between;
    }

    /** The fingerprint after the last body, and in every third order again after all work. */
    private record Played(
            SortedMap<String, String> atOnce, @Nullable SortedMap<String, String> afterTheWork) {}

    /**
     * Replays all orders, and compares each with the original order.
     *
     * @return per differing field, the first order with the difference; empty when all orders converge
     */
    SortedMap<String, String> differences(int limit, long seed) {
        DeliveryOrders.Order asItHappened = asItHappened();
        Played expected = play(asItHappened);
        SortedMap<String, String> found = new TreeMap<>();
        DeliveryOrders.of(history, limit, seed).forEach(order -> {
            Played end = play(order);
            compare(found, "", expected.atOnce(), end.atOnce(), order);
            compare(found, "after the work: ", expected.afterTheWork(), end.afterTheWork(), order);
        });
        return found;
    }

    /** How many orders were played. */
    int played() {
        return played;
    }

    private DeliveryOrders.Order asItHappened() {
        List<List<Integer>> parts = new ArrayList<>();
        int first = 0;
        for (History.Part part : history.parts()) {
            parts.add(
                    IntStream.range(first, first + part.bodies().size()).boxed().toList());
            first += part.bodies().size();
        }
        return new DeliveryOrders.Order(parts, DeliveryOrders.Joined.ALONE);
    }

    private Played play(DeliveryOrders.Order order) {
        played++;
        History.Part last = history.parts().get(history.parts().size() - 1);
        try (StoreSetup setup = setups.fresh(between)) {
            for (int i = 0; i < history.parts().size(); i++) {
                History.Part part = history.parts().get(i);
                setup.until(part.at());
                part.first().accept(setup);
                setup.until(part.after());
                for (List<Integer> together : deliveries(order, i)) {
                    setup.post(body(together));
                    setup.later(A_SECOND);
                }
            }
            setup.until(last.after().plus(LATER));
            SortedMap<String, String> atOnce = Fingerprint.of(setup, history);
            if (order.joined() != DeliveryOrders.Joined.ALONE) {
                return new Played(atOnce, null);
            }
            setup.works();
            return new Played(atOnce, Fingerprint.of(setup, history));
        }
    }

    /** The bodies of a part as posted: joined with their predecessors as far as Meta joins such bodies. */
    private List<List<Integer>> deliveries(DeliveryOrders.Order order, int part) {
        List<Integer> bodies = order.parts().get(part);
        int most = order.joined().most(bodies.size());
        List<List<Integer>> deliveries = new ArrayList<>();
        for (int body : bodies) {
            List<Integer> last = deliveries.isEmpty() ? List.of() : deliveries.get(deliveries.size() - 1);
            boolean joins = !last.isEmpty()
                    && last.size() < most
                    && history.bodies().get(last.get(0)).joins(history.bodies().get(body));
            if (joins) {
                last.add(body);
            } else {
                deliveries.add(new ArrayList<>(List.of(body)));
            }
        }
        return deliveries;
    }

    private Webhook body(List<Integer> together) {
        List<Webhook> all = new ArrayList<>();
        together.forEach(body -> all.add(history.bodies().get(body).webhook()));
        if (all.size() == 1) {
            return all.get(0);
        }
        return joined.computeIfAbsent(
                together, none -> all.get(0).and(all.subList(1, all.size()).toArray(new Webhook[0])));
    }

    private void compare(
            SortedMap<String, String> found,
            String when,
            @Nullable SortedMap<String, String> expected,
            @Nullable SortedMap<String, String> actual,
            DeliveryOrders.Order order) {
        if (expected == null || actual == null || expected.equals(actual)) {
            return;
        }
        SortedSet<String> fields = new TreeSet<>(expected.keySet());
        fields.addAll(actual.keySet());
        for (String field : fields) {
            String before = expected.getOrDefault(field, "nothing");
            String after = actual.getOrDefault(field, "nothing");
            if (!before.equals(after) && !found.containsKey(field)) {
                found.putIfAbsent(
                        when + field,
                        "\n      " + before + "   as it happened: " + describe(asItHappened()) + "\n      " + after
                                + "   in the order:   " + describe(order));
            }
        }
    }

    private String describe(DeliveryOrders.Order order) {
        List<String> parts = new ArrayList<>();
        for (List<Integer> part : order.parts()) {
            parts.add(part.stream()
                    .map(body -> history.bodies().get(body).label())
                    .toList()
                    .toString());
        }
        return String.join(" then ", parts) + " " + order.joined();
    }
}
