package io.escala.crm.memory;

import io.escala.crm.store.Page;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cuts pages: a page names where the next one begins only when there is one. */
final class Paging {
    private Paging() {}

    /**
     * Cuts a page.
     *
     * @param rest what follows the page before, in order
     * @param cursor where an item stands
     */
    static <T> Page<T> page(Iterator<T> rest, Function<T, String> cursor, int limit) {
        List<T> items = new ArrayList<>(Math.min(limit, 64));
        while (items.size() < limit && rest.hasNext()) {
            items.add(rest.next());
        }
        return new Page<>(items, rest.hasNext() ? cursor.apply(items.get(items.size() - 1)) : null);
    }

    /** Cuts a page of what is ordered by its ids. */
    static <T> Page<T> byId(List<T> ordered, Function<T, String> id, @Nullable String after, int limit) {
        Iterator<T> rest = ordered.stream()
                .filter(item -> after == null || id.apply(item).compareTo(after) > 0)
                .iterator();
        return page(rest, id, limit);
    }
}
