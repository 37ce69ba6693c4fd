package io.escala.crm.codec;

import io.escala.crm.store.ContactHistory;
import io.escala.crm.store.ContactTimeline;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A store that gets whatever it is asked, and gives whatever it answers, as it is after writing and reading. */
final class RoundTripStore {
    private RoundTripStore() {}

    static CrmStore around(CrmStore store) {
        return (CrmStore) Proxy.newProxyInstance(
                RoundTripStore.class.getClassLoader(), new Class<?>[] {CrmStore.class}, (proxy, method, arguments) -> {
                    Object[] again = arguments == null
                            ? null
                            : Stream.of(arguments).map(RoundTripStore::again).toArray();
                    try {
                        return again(method.invoke(store, again));
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private static Object again(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(RoundTripStore::again).toList();
        }
        if (value instanceof Set<?> set) {
            return set.stream().map(RoundTripStore::again).collect(Collectors.toSet());
        }
        if (value instanceof Collection<?> all) {
            return all.stream().map(RoundTripStore::again).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> again = new LinkedHashMap<>();
            map.forEach((key, one) -> again.put(again(key), again(one)));
            return Map.copyOf(again);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(RoundTripStore::again);
        }
        if (value instanceof CursorPage<?> page) {
            return pageAgain(page);
        }
        if (value instanceof ContactTimeline timeline) {
            return new ContactTimeline(pageAgain(timeline.messages()), pageAgain(timeline.entries()));
        }
        if (value instanceof ContactHistory history) {
            return new ContactHistory(pageAgain(history.items()), pageAgain(history.entries()));
        }
        return value instanceof Record || value instanceof Enum<?> ? readAgain(value) : value;
    }

    @SuppressWarnings("unchecked") // what is read again is of the type that was written
    private static <T> CursorPage<T> pageAgain(CursorPage<T> page) {
        return new CursorPage<>(
                page.items().stream().map(item -> (T) again(item)).toList(), page.next());
    }

    private static Object readAgain(Object value) {
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        return CrmCodec.read(CrmCodec.write(value), type);
    }
}
