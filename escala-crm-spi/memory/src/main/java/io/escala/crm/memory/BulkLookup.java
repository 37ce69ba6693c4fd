package io.escala.crm.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Bulk look-ups that omit absent keys. */
final class BulkLookup {
    private BulkLookup() {}

    static <K, V> Map<K, V> each(Collection<K> ids, Function<K, Optional<V>> lookup) {
        Map<K, V> found = new HashMap<>();
        for (K id : ids) {
            lookup.apply(id).ifPresent(value -> found.put(id, value));
        }
        return Map.copyOf(found);
    }

    static <K, V> Map<K, List<V>> lists(Collection<K> ids, Function<K, List<V>> lookup) {
        Map<K, List<V>> found = new HashMap<>();
        for (K id : ids) {
            List<V> values = lookup.apply(id);
            if (!values.isEmpty()) {
                found.put(id, List.copyOf(values));
            }
        }
        return Map.copyOf(found);
    }
}
