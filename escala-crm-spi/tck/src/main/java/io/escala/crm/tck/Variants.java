package io.escala.crm.tck;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The variants of a sealed family; those of the families within it in place of these. */
final class Variants {
    private Variants() {}

    static Set<Class<?>> of(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses())
                .flatMap(variant -> variant.isSealed() ? of(variant).stream() : Stream.of(variant))
                .collect(Collectors.toSet());
    }

    /** The variants among examples. */
    static Set<Class<?>> among(List<?> examples) {
        return examples.stream().map(Object::getClass).collect(Collectors.toSet());
    }
}
