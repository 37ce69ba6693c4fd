package io.escala.crm.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The form of every type, made once. */
final class Forms {
    private static final ClassValue<Form> OF_CLASSES = new ClassValue<>() {
        @Override
        protected Form computeValue(Class<?> type) {
            return make(type);
        }
    };

    private Forms() {}

    /**
     * The form of a type.
     *
     * @throws IllegalArgumentException if it has none
     */
    static Form of(Type type) {
        if (type instanceof Class<?> plain) {
            return OF_CLASSES.get(plain);
        }
        if (type instanceof ParameterizedType generic) {
            return make(generic.getRawType(), generic.getActualTypeArguments());
        }
        throw none(type);
    }

    private static Form make(Class<?> type) {
        Form scalar = ScalarForm.ALL.get(type);
        if (scalar != null) {
            return scalar;
        }
        if (type.isEnum()) {
            return new EnumForm(type);
        }
        if (type.isRecord()) {
            RecordType parts = new RecordType(type);
            return parts.isSingleText() ? new SingleTextForm(parts) : new RecordForm(type, parts);
        }
        if (type.isInterface() && type.isSealed()) {
            return new FamilyForm(type);
        }
        throw none(type);
    }

    private static Form make(Type type, Type[] arguments) {
        if (type == List.class) {
            return ElementsForm.list(of(arguments[0]));
        }
        if (type == Set.class) {
            return ElementsForm.set(of(arguments[0]));
        }
        if (type == Map.class) {
            return new MapForm(of(arguments[0]), of(arguments[1]));
        }
        if (type == Optional.class) {
            return new OptionalForm(of(arguments[0]));
        }
        throw none(type);
    }

    private static IllegalArgumentException none(Type type) {
        return new IllegalArgumentException("no form for " + type.getTypeName());
    }
}
