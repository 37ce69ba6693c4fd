package io.escala.crm.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items at most as many as were asked for
 * @param next where the next page begins, or null after the last; opaque, and only good for the same query
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** The largest page. */
    public static final int MAX_LIMIT = 1_000;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Checks a page size.
     *
     * @param limit how many items are asked for
     * @return the same number
     * @throws IllegalArgumentException unless it is 1 to {@value #MAX_LIMIT}
     */
    public static int checkLimit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", is " + limit);
        }
        return limit;
    }
}
