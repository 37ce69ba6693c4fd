package io.escala.acceptance.convergence;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The orders in which the bodies of a history may arrive. In each of them one body is repeated, at some place of its own part
 * or of a later one; and the bodies of a part arrive one by one, joined in pairs, or all in one.
 */
final class DeliveryOrders {
    private final List<Integer> sizes;
    private final List<Twice> twice;
    private final long permutations;

    private DeliveryOrders(History history) {
        sizes = history.parts().stream().map(part -> part.bodies().size()).toList();
        twice = twice();
        permutations = sizes.stream().mapToLong(DeliveryOrders::factorial).reduce(1, (a, b) -> a * b);
    }

    /** Which body is repeated, in which part, and before which place. */
    private record Twice(int body, int part, int place) {}

    /** How bodies are joined. */
    enum Joined {
        /** Each on its own. */
        ALONE,
        /** Two at a time. */
        IN_PAIRS,
        /** Those of a part together. */
        TOGETHER;

        int most(int bodies) {
            return switch (this) {
                case ALONE -> 1;
                case IN_PAIRS -> 2;
                case TOGETHER -> bodies;
            };
        }
    }

    /**
     * One order.
     *
     * @param parts per part the bodies, by their numbers in the history, one of them twice
     * @param joined how they are joined
     */
    record Order(List<List<Integer>> parts, Joined joined) {}

    /**
     * Every order, or as many as there is time for: then each order at least once if there is time for that, with duplicates that
     * rotate; else a sample.
     *
     * @param limit how many
     * @param seed seed of the sample
     */
    static Stream<Order> of(History history, int limit, long seed) {
        DeliveryOrders orders = new DeliveryOrders(history);
        long all = orders.permutations * orders.twice.size();
        if (all <= limit) {
            return IntStream.range(0, (int) all)
                    .mapToObj(number -> orders.order(number, number + number / (int) orders.permutations));
        }
        if (orders.permutations <= limit) {
            int each = (int) (limit / orders.permutations);
            int choices = orders.twice.size();
            return IntStream.range(0, each * (int) orders.permutations)
                    .mapToObj(number ->
                            orders.order(orders.permutations * number + number / each, number + number / choices));
        }
        return new Random(seed).longs(limit, 0, all).mapToObj(number -> orders.order(number, (int) (number % 3)));
    }

    private List<Twice> twice() {
        List<Twice> choices = new ArrayList<>();
        int before = 0;
        for (int part = 0; part < sizes.size(); part++) {
            before += sizes.get(part);
            for (int body = 0; body < before; body++) {
                for (int place = 0; place <= sizes.get(part); place++) {
                    choices.add(new Twice(body, part, place));
                }
            }
        }
        return choices;
    }

    /** The permutation of the number's remainder, with the duplicate of its quotient. */
    private Order order(long number, int joined) {
        long permutation = number % permutations;
        Twice again = twice.get((int) (number / permutations % twice.size()));
        List<List<Integer>> parts = new ArrayList<>();
        int first = 0;
        for (int part = 0; part < sizes.size(); part++) {
            int size = sizes.get(part);
            List<Integer> bodies = permutation(first, size, permutation % factorial(size));
            permutation /= factorial(size);
            first += size;
            if (again.part() == part) {
                bodies.add(again.place(), again.body());
            }
            parts.add(bodies);
        }
        return new Order(parts, Joined.values()[joined % Joined.values().length]);
    }

    private static List<Integer> permutation(int first, int size, long number) {
        List<Integer> left =
                new ArrayList<>(IntStream.range(first, first + size).boxed().toList());
        List<Integer> taken = new ArrayList<>();
        long rest = number;
        for (int place = size; place > 0; place--) {
            taken.add(left.remove((int) (rest % place)));
            rest /= place;
        }
        return taken;
    }

    private static long factorial(int number) {
        return number < 2 ? 1 : number * factorial(number - 1);
    }
}
