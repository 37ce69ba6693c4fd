package io.escala.crm.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list, or a set in the order of its elements' texts, as an array. */
final class ElementsForm implements Form {
    private final Form element;
    private final boolean set;

    private ElementsForm(Form element, boolean set) {
        this.element = element;
        this.set = set;
    }

    static Form list(Form element) {
        return new ElementsForm(element, false);
    }

    static Form set(Form element) {
        return new ElementsForm(element, true);
    }

    @Override
    public Object write(Object value) {
        List<Object> array = new ArrayList<>();
        ((Collection<?>) value).forEach(one -> array.add(element.write(one)));
        if (set) {
            array.sort(Comparator.comparing(JsonText::write));
        }
        return array;
    }

    @Override
    public Object read(Object tree, Location at) {
        Collection<Object> elements = set ? new LinkedHashSet<>() : new ArrayList<>();
        int index = 0;
        for (Object one : Form.expect(List.class, tree, at)) {
            Location place = at.place(index++);
            elements.add(element.read(notNull(one, place), place));
        }
        return elements;
    }

    /** What no list, set or map of a noun contains. */
    static Object notNull(@Nullable Object tree, Location at) {
        if (tree == null) {
            throw CrmFormatException.damaged(at, "null");
        }
        return tree;
    }

    @Override
    public boolean isLeftOut(@Nullable Object value) {
        return value == null || ((Collection<?>) value).isEmpty();
    }

    @Override
    public Object leftOut() {
        return set ? Set.of() : List.of();
    }
}
