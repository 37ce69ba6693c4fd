package io.escala.crm.memory;

import io.escala.crm.store.CursorPage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cuts pages. A page has a cursor for the next one only when there is one. */
final class Paging {
    private Paging() {}

    /**
     * Cuts a page.
     *
     * @param rest the items after the previous page, in order
     * @param cursor returns the cursor of an item
     */
    static <T> CursorPage<T> page(Iterator<T> rest, Function<T, String> cursor, int limit) {
        List<T> items = new ArrayList<>(Math.min(limit, 64));
        while (items.size() < limit && rest.hasNext()) {
            items.add(rest.next());
        }
        return new CursorPage<>(items, rest.hasNext() ? cursor.apply(items.get(items.size() - 1)) : null);
    }

    /** Cuts a page of items that are ordered by their ids. */
    static <T> CursorPage<T> byId(List<T> ordered, Function<T, String> id, @Nullable String after, int limit) {
        Iterator<T> rest = ordered.stream()
                .filter(item -> after == null || id.apply(item).compareTo(after) > 0)
                .iterator();
        return page(rest, id, limit);
    }
}
