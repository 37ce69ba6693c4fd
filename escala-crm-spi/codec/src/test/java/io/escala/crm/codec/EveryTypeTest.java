package io.escala.crm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.Change;
import io.escala.crm.store.ChangeSet;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every public type of the spi")
class EveryTypeTest {
    static List<Class<?>> records() {
        return SpiTypes.records();
    }

    @ParameterizedTest
    @MethodSource("records")
    @DisplayName("is the same after writing and reading, with and without what may be absent")
    void isTheSameAgain(Class<?> type) {
        for (Object example : List.of(Examples.of(type), Examples.sparse(type))) {
            String text = CrmCodec.write(example);

            Object again = CrmCodec.read(text, type);

            assertThat(again).isEqualTo(example);
            assertThat(CrmCodec.write(again)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    @DisplayName("is read as its family, too")
    void isReadAsItsFamily(Class<?> type) {
        Object example = Examples.of(type);

        families(type)
                .forEach(family -> assertThat((Object) CrmCodec.read(CrmCodec.write(example), family))
                        .isEqualTo(example));
    }

    private static Stream<Class<?>> families(Class<?> type) {
        return Stream.of(type.getInterfaces())
                .filter(Class::isSealed)
                .flatMap(family -> Stream.concat(Stream.of(family), families(family)));
    }

    @Test
    @DisplayName("is looked at: records, variants and enums")
    void isLookedAt() {
        assertThat(records()).hasSizeGreaterThan(95).contains(ChangeSet.class);
        assertThat(variants(Change.class)).hasSizeGreaterThan(30);
        assertThat(records()).containsAll(variants(Change.class));
        assertThat(SpiTypes.enums()).hasSizeGreaterThan(25);
    }

    private static List<Class<?>> variants(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses())
                .<Class<?>>flatMap(variant -> variant.isSealed() ? variants(variant).stream() : Stream.of(variant))
                .toList();
    }

    @Test
    @DisplayName("has every constant of its enums")
    void hasEveryConstant() {
        for (Class<?> type : SpiTypes.enums()) {
            for (Object constant : type.getEnumConstants()) {
                assertThat((Object) CrmCodec.read(CrmCodec.write(constant), type))
                        .isSameAs(constant);
            }
        }
    }

    @Test
    @DisplayName("has no null where empty is left out: the two would be one")
    void hasNoNullableCollection() {
        assertThat(isNullable(ChangeSet.class.getRecordComponents()[3]))
                .as("the lease of a ChangeSet, to show that annotations are seen")
                .isTrue();
        for (Class<?> type : records()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (isCollection(component.getType())) {
                    assertThat(isNullable(component))
                            .as(type.getName() + "." + component.getName())
                            .isFalse();
                }
            }
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isCollection(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || type == Map.class || type == Optional.class;
    }
}
