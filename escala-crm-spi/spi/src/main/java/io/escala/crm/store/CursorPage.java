package io.escala.crm.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items at most the requested number
 * @param next start of the next page, or null after the last; opaque, and valid only for the same query
 * @param <T> the type of the items
 */
public record CursorPage<T>(List<T> items, @Nullable String next) {
    /** The largest page size. */
    public static final int MAX_LIMIT = 1_000;

    public CursorPage {
        items = List.copyOf(items);
    }

    /**
     * Checks a page size.
     *
     * @param limit the requested number of items
     * @throws IllegalArgumentException unless it is 1 to {@value #MAX_LIMIT}
     */
    public static int checkLimit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", is " + limit);
        }
        return limit;
    }

    /**
     * Checks where counting may stop.
     *
     * @param enough the requested number
     * @throws IllegalArgumentException unless it is at least 1
     */
    public static long checkEnough(long enough) {
        if (enough < 1) {
            throw new IllegalArgumentException("enough must be at least 1, is " + enough);
        }
        return enough;
    }
}
