package io.escala.channels.internal.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** JSON as maps, lists, strings, numbers, booleans and null. */
public final class PlainJson {
    private PlainJson() {}

    /**
     * The fields of an object as plain Java, in their order. Whole numbers are integers of the smallest type from
     * {@link Integer} on that contains them, others {@link Double}.
     *
     * @param object the object
     */
    public static Map<String, Object> object(JsonValue object) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (JsonValue.Field field : object.fields()) {
            fields.put(field.name(), read(field.value()));
        }
        return fields;
    }

    private static @Nullable Object read(JsonValue value) {
        return switch (value.kind()) {
            case OBJECT -> object(value);
            case ARRAY -> list(value);
            case STRING -> value.spelling();
            case NUMBER -> number(value.spelling());
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
        };
    }

    private static List<Object> list(JsonValue array) {
        List<Object> list = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            list.add(read(element));
        }
        return list;
    }

    private static Number number(String spelling) {
        if (spelling.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E')) {
            return Double.valueOf(spelling);
        }
        BigInteger whole = new BigInteger(spelling);
        if (whole.bitLength() < Integer.SIZE) {
            return whole.intValue();
        }
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }

    /**
     * Writes plain Java as JSON.
     *
     * @param value the value
     * @param generator receives it
     * @throws IllegalArgumentException when it is or contains something of another type
     */
    public static void write(@Nullable Object value, JsonGenerator generator) {
        if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            map.forEach((name, field) -> {
                generator.writeName(String.valueOf(name));
                write(field, generator);
            });
            generator.writeEndObject();
        } else if (value instanceof Collection<?> list) {
            generator.writeStartArray();
            list.forEach(element -> write(element, generator));
            generator.writeEndArray();
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof Number number) {
            writeNumber(number, generator);
        } else if (value == null) {
            generator.writeNull();
        } else {
            throw new IllegalArgumentException(
                    "no JSON value: " + value.getClass().getName());
        }
    }

    private static void writeNumber(Number number, JsonGenerator generator) {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            generator.writeNumber(number.longValue());
        } else if (number instanceof BigInteger whole) {
            generator.writeNumber(whole);
        } else if (number instanceof BigDecimal decimal) {
            generator.writeNumber(decimal);
        } else if (number instanceof Double wide) {
            generator.writeNumber(wide);
        } else if (number instanceof Float narrow) {
            generator.writeNumber(narrow);
        } else {
            throw new IllegalArgumentException(
                    "no JSON number: " + number.getClass().getName());
        }
    }
}
