package io.escala.crm.codec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A map: an object if its keys are texts, otherwise an array of objects with key and value. */
final class MapForm implements Form {
    private static final String KEY = "key";
    private static final String VALUE = "value";

    private final Form keys;
    private final Form values;

    MapForm(Form keys, Form values) {
        this.keys = keys;
        this.values = values;
    }

    @Override
    public Object write(Object value) {
        Map<?, ?> map = (Map<?, ?>) value;
        return keys.isText() ? object(map) : array(map);
    }

    private Object object(Map<?, ?> map) {
        Map<String, Object> members = new TreeMap<>();
        map.forEach((key, value) -> members.put((String) keys.write(key), values.write(value)));
        return members;
    }

    private Object array(Map<?, ?> map) {
        List<Map<String, Object>> entries = new ArrayList<>();
        map.forEach((key, value) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(KEY, keys.write(key));
            entry.put(VALUE, values.write(value));
            entries.add(entry);
        });
        entries.sort(Comparator.comparing(JsonText::write));
        return entries;
    }

    @Override
    public Object read(Object tree, Location at) {
        Map<Object, Object> map = new LinkedHashMap<>();
        if (keys.isText()) {
            Map<?, ?> members = Form.expect(Map.class, tree, at);
            members.forEach((key, value) -> put(key, value, at, map));
        } else {
            for (Object entry : Form.expect(List.class, tree, at)) {
                Map<?, ?> members = Form.expect(Map.class, entry, at.place(map.size()));
                put(members.get(KEY), members.get(VALUE), at, map);
            }
        }
        return map;
    }

    private void put(@Nullable Object key, @Nullable Object value, Location in, Map<Object, Object> map) {
        // By its place: the key may be personal data.
        Location at = in.place(map.size());
        Object read = keys.read(ElementsForm.notNull(key, at), at);
        if (map.put(read, values.read(ElementsForm.notNull(value, at), at)) != null) {
            throw CrmFormatException.damaged(at, "the same key twice");
        }
    }

    @Override
    public boolean isLeftOut(@Nullable Object value) {
        return value == null || ((Map<?, ?>) value).isEmpty();
    }

    @Override
    public Object leftOut() {
        return Map.of();
    }
}
