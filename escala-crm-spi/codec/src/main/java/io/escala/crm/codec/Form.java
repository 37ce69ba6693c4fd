package io.escala.crm.codec;

import org.jspecify.annotations.Nullable;

/** How values of one type are written, as a tree for {@link JsonText}, and read again. Thread-safe. */
interface Form {
    Object write(Object value);

    Object read(Object tree, Location at);

    /** Whether every value is written as text, and can be the name of a member. */
    default boolean isText() {
        return false;
    }

    /** Whether a component with this value is left out. */
    default boolean isLeftOut(@Nullable Object value) {
        return value == null;
    }

    /** The value of a component that is not there. */
    default @Nullable Object leftOut() {
        return null;
    }

    /** The tree as what a form writes. */
    static <T> T expect(Class<T> type, Object tree, Location at) {
        if (type.isInstance(tree)) {
            return type.cast(tree);
        }
        throw CrmFormatException.damaged(at, "another type of JSON");
    }
}
