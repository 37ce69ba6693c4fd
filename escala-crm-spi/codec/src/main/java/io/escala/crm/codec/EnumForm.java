package io.escala.crm.codec;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A constant by its name. */
final class EnumForm implements Form {
    private final Class<?> type;
    private final Map<String, Object> constants;

    EnumForm(Class<?> type) {
        this.type = type;
        this.constants = Stream.of(type.getEnumConstants())
                .collect(Collectors.toMap(constant -> ((Enum<?>) constant).name(), Function.identity()));
    }

    @Override
    public Object write(Object value) {
        return ((Enum<?>) value).name();
    }

    @Override
    public Object read(Object tree, Location at) {
        Object constant = constants.get(Form.expect(String.class, tree, at));
        if (constant == null) {
            throw CrmFormatException.unknownConstant(at, type);
        }
        return constant;
    }

    @Override
    public boolean isText() {
        return true;
    }
}
