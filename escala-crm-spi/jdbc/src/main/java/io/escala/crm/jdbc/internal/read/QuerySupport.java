package io.escala.crm.jdbc.internal.read;

import io.escala.crm.store.CursorPage;
import io.escala.crm.text.SafeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Helpers shared by the queries. */
final class QuerySupport {
    private QuerySupport() {}

    static <T> Set<String> texts(Collection<T> ids, Function<T, String> text) {
        Set<String> texts = new LinkedHashSet<>();
        ids.forEach(id -> texts.add(text.apply(id)));
        return texts;
    }

    static <K, V> Map<K, V> byKey(List<V> values, Function<V, K> key) {
        Map<K, V> found = new HashMap<>();
        values.forEach(value -> found.put(key.apply(value), value));
        return Collections.unmodifiableMap(found);
    }

    static <K, V> Map<K, List<V>> grouped(List<V> values, Function<V, K> key, Comparator<V> order) {
        Map<K, List<V>> found = new HashMap<>();
        for (V value : values) {
            found.computeIfAbsent(key.apply(value), none -> new ArrayList<>()).add(value);
        }
        return sorted(found, order);
    }

    static <K, V> Map<K, List<V>> sorted(Map<K, List<V>> found, Comparator<V> order) {
        found.replaceAll((key, values) -> {
            values.sort(order);
            return List.copyOf(values);
        });
        return Collections.unmodifiableMap(found);
    }

    /** Returns a page from one row more than requested; the extra row shows that there is another page. */
    static <T> CursorPage<T> page(List<T> rows, int limit, Function<T, String> cursor) {
        return rows.size() <= limit
                ? new CursorPage<>(rows, null)
                : new CursorPage<>(rows.subList(0, limit), cursor.apply(rows.get(limit - 1)));
    }

    /** Returns the text after which a page starts; every text sorts after the empty one. */
    static String place(@Nullable String cursor) {
        if (cursor == null) {
            return "";
        }
        if (!SafeText.storable(cursor).equals(cursor)) {
            throw badCursor();
        }
        return cursor;
    }

    static IllegalArgumentException badCursor() {
        return new IllegalArgumentException("this is no position that the store gave for this query");
    }

    static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException foreign) {
            throw badCursor();
        }
    }
}
