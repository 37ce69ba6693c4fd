package io.escala.crm.codec;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record as an object of its components; a variant of a sealed family with its tag. */
final class RecordForm implements Form {
    /** The name of the member that holds the tag; no component can have it. */
    static final String TAG = "@type";

    private final Class<?> type;
    private final RecordType parts;
    private final boolean tagged;
    // Made on first use: a record may contain others of its own type.
    private volatile @Nullable List<Form> forms;

    RecordForm(Class<?> type, RecordType parts) {
        this.type = type;
        this.parts = parts;
        this.tagged = RecordType.isVariant(type);
    }

    static String tagOf(Class<?> variant) {
        return variant.getSimpleName();
    }

    private List<Form> forms() {
        List<Form> known = forms;
        if (known == null) {
            known = parts.components().stream()
                    .map(RecordComponent::getGenericType)
                    .map(Forms::of)
                    .toList();
            forms = known;
        }
        return known;
    }

    @Override
    public Object write(Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (tagged) {
            members.put(TAG, tagOf(type));
        }
        List<Form> all = forms();
        for (int i = 0; i < all.size(); i++) {
            Object component = parts.get(value, i);
            if (component != null && !all.get(i).isLeftOut(component)) {
                members.put(parts.components().get(i).getName(), all.get(i).write(component));
            }
        }
        return members;
    }

    @Override
    public Object read(Object tree, Location at) {
        Map<?, ?> members = Form.expect(Map.class, tree, at);
        if (tagged && !tagOf(type).equals(members.get(TAG))) {
            throw CrmFormatException.unknownVariant(at, type);
        }
        List<Form> all = forms();
        @Nullable Object[] values = new Object[all.size()];
        for (int i = 0; i < values.length; i++) {
            String name = parts.components().get(i).getName();
            Object component = members.get(name);
            values[i] = component == null ? all.get(i).leftOut() : all.get(i).read(component, at.component(name));
        }
        return parts.create(values, at);
    }
}
