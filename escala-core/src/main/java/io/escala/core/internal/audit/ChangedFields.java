package io.escala.core.internal.audit;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of the components in which a record of the domain differs from what it was, such as {@code COMPANY_NAME}. Pure. */
public final class ChangedFields {
    /** What is no field to a user. */
    private static final Set<String> LEFT_OUT = Set.of("account", "id", "version", "automatic");

    private ChangedFields() {}

    /**
     * Returns the names.
     *
     * @param before what it was, or null when there was none
     * @param after what it is
     * @param <R> the type of the record, which is public
     */
    public static <R extends Record> List<String> of(@Nullable R before, R after) {
        List<String> changed = new ArrayList<>();
        if (before != null) {
            for (RecordComponent component : after.getClass().getRecordComponents()) {
                if (!LEFT_OUT.contains(component.getName())
                        && !Objects.equals(value(component, before), value(component, after))) {
                    changed.add(constant(component.getName()));
                }
            }
        }
        return changed;
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("records of the domain are public", e);
        }
    }

    private static String constant(String name) {
        StringBuilder constant = new StringBuilder();
        name.chars().forEach(c -> {
            if (Character.isUpperCase(c)) {
                constant.append('_');
            }
            constant.append((char) c);
        });
        return constant.toString().toUpperCase(Locale.ROOT);
    }
}
