package io.escala.crm.tck;

import io.escala.crm.quarantine.RawBytes;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects every text in the result of a read at any depth, including fields that {@code toString} omits and bytes decoded
 * as text.
 */
final class ContainedTexts {
    private ContainedTexts() {}

    static List<String> in(@Nullable Object answer) {
        List<String> words = new ArrayList<>();
        collect(answer, words);
        return words;
    }

    private static void collect(@Nullable Object value, List<String> into) {
        if (value instanceof Collection<?> many) {
            many.forEach(one -> collect(one, into));
        } else if (value instanceof Map<?, ?> map) {
            collect(map.keySet(), into);
            collect(map.values(), into);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            collect(entry.getKey(), into);
            collect(entry.getValue(), into);
        } else if (value instanceof RawBytes raw) {
            into.add(new String(raw.toByteArray(), StandardCharsets.UTF_8));
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                try {
                    collect(component.getAccessor().invoke(value), into);
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError("component of " + value.getClass(), e);
                }
            }
        } else if (value != null) {
            into.add(value.toString());
        }
    }
}
