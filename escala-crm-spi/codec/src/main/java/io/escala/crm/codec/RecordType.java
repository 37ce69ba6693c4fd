package io.escala.crm.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the values of one type of records apart, and builds them by the canonical constructor. */
final class RecordType {
    private final Class<?> type;
    private final List<RecordComponent> components;
    private final Constructor<?> constructor;

    RecordType(Class<?> type) {
        this.type = type;
        this.components = List.of(type.getRecordComponents());
        try {
            this.constructor = type.getDeclaredConstructor(
                    components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("every record has its canonical constructor", impossible);
        }
    }

    List<RecordComponent> components() {
        return components;
    }

    /** Whether it is a value of its own that consists of one text, such as an id. */
    boolean isSingleText() {
        return components.size() == 1 && components.get(0).getType() == String.class && !isVariant(type);
    }

    /** Whether a type is of a sealed family, directly or through a family within it. */
    static boolean isVariant(Class<?> type) {
        return Stream.of(type.getInterfaces()).anyMatch(parent -> parent.isSealed() || isVariant(parent));
    }

    @Nullable
    Object get(Object value, int component) {
        try {
            return components.get(component).getAccessor().invoke(value);
        } catch (IllegalAccessException e) {
            throw inaccessible(e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("an accessor of " + type.getName() + " failed", e.getCause());
        }
    }

    Object create(@Nullable Object[] values, Location at) {
        try {
            return constructor.newInstance(values);
        } catch (IllegalAccessException e) {
            throw inaccessible(e);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof Error error) {
                throw error;
            }
            throw CrmFormatException.damaged(at, "no valid " + type.getName());
        } catch (InstantiationException impossible) {
            throw new IllegalStateException("no record is abstract", impossible);
        }
    }

    private IllegalArgumentException inaccessible(IllegalAccessException cause) {
        return new IllegalArgumentException(
                type.getName() + " must be public and in a package exported to this module", cause);
    }
}
