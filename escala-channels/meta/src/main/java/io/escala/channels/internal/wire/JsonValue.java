package io.escala.channels.internal.wire;

import io.escala.crm.text.BoundedPattern;
import io.escala.crm.text.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value with its position in the body. Access to a missing value or one of another type returns {@link #MISSING} or
 * null and never throws: a field of an unexpected type counts as absent. Values are decoded from the bytes on each access.
 * Not thread-safe.
 */
public final class JsonValue {
    /** The value of a missing field. */
    public static final JsonValue MISSING = missing();

    private static final int MAX_DECIMAL_LENGTH = 32;

    /** Text longer than the maximum id cannot be stored; only enough is read to detect that. */
    private static final int MAX_ID_READ = SafeText.MAX_ID_LENGTH + 8;

    /** One more than is used, so that a split surrogate pair can be detected. */
    private static final int MAX_NAME_READ = SafeText.MAX_NAME_CHARS_READ + 1;

    private static final BoundedPattern DECIMAL = BoundedPattern.of("-?[0-9]+(\\.[0-9]+)?", MAX_DECIMAL_LENGTH);

    private final Tape tape;
    private final int row;

    JsonValue(Tape tape, int row) {
        this.tape = tape;
        this.row = row;
    }

    private static JsonValue missing() {
        return new JsonValue(new Tape(new byte[0], 0), Tape.NONE);
    }

    /**
     * A field of an object.
     *
     * @param name its name
     * @return the field; {@link #MISSING} when it is absent or this is not an object
     */
    public JsonValue get(String name) {
        return new JsonValue(tape, tape.field(row, name));
    }

    /**
     * The fields, in the order of the body.
     *
     * @return the fields; empty when this is not an object
     */
    public Iterable<Field> fields() {
        return () -> new FieldIterator(tape, isObject() ? tape.firstName(row) : Tape.NONE);
    }

    /**
     * A field of an object.
     *
     * @param name its name, unique in the object
     * @param value its value
     */
    public record Field(String name, JsonValue value) {}

    /**
     * The elements of an array. An object counts as an array of itself, so that an object in the place of an array can be
     * read.
     *
     * @return the elements; empty when the value is neither
     */
    public List<JsonValue> elements() {
        if (!isArray()) {
            return isObject() ? List.of(this) : List.of();
        }
        int after = tape.after(row);
        int first = row + Tape.ROW;
        if (first == after) {
            return List.of();
        }
        if (tape.after(first) == after) {
            return List.of(new JsonValue(tape, first));
        }
        List<JsonValue> elements = new ArrayList<>();
        for (int element = first; element < after; element = tape.after(element)) {
            elements.add(new JsonValue(tape, element));
        }
        return elements;
    }

    /**
     * Whether it is an object.
     */
    public boolean isObject() {
        return tape.isObject(row);
    }

    /**
     * Whether it is an array.
     */
    public boolean isArray() {
        return tape.isArray(row);
    }

    /**
     * Whether it is a text, a number or a boolean.
     */
    public boolean isScalar() {
        return isPresent() && !isObject() && !isArray();
    }

    /**
     * Whether it is present.
     *
     * @return false when it is missing or null
     */
    public boolean isPresent() {
        return tape.kind(row) != ScalarKind.NULL;
    }

    /**
     * Whether it is {@code true}.
     *
     * @return false for everything else
     */
    public boolean isTrue() {
        return tape.kind(row) == ScalarKind.TRUE;
    }

    /**
     * A text.
     *
     * @return the string; null when it is empty or not a string: Meta uses empty strings for absent values
     */
    public @Nullable String text() {
        return textOf(row);
    }

    /**
     * The text in a field.
     *
     * @param name the name of the field
     * @return as for the field itself
     */
    public @Nullable String text(String name) {
        return textOf(tape.field(row, name));
    }

    private @Nullable String textOf(int value) {
        return ScalarKind.isString(tape.kind(value)) && tape.to(value) - tape.from(value) > 2 ? tape.text(value) : null;
    }

    /**
     * The beginning of a text that is cleaned and stored as a name, as far as cleaning uses it.
     *
     * @return at least the first {@value SafeText#MAX_NAME_CHARS_READ} chars; null when it is empty or not a string
     */
    public @Nullable String name() {
        return beginningOf(row, MAX_NAME_READ);
    }

    /**
     * The beginning of the text in a field that is cleaned and stored as a name.
     *
     * @param name the name of the field
     * @return as for the field itself
     */
    public @Nullable String name(String name) {
        return beginningOf(tape.field(row, name), MAX_NAME_READ);
    }

    /**
     * A text used as an id. A text that is too long is read only as far as needed to detect that.
     *
     * @return the text; null when it is empty or not a string
     */
    public @Nullable String idText() {
        return beginningOf(row, MAX_ID_READ);
    }

    private @Nullable String beginningOf(int value, int characters) {
        return ScalarKind.isString(tape.kind(value)) && tape.to(value) - tape.from(value) > 2
                ? tape.beginning(value, characters)
                : null;
    }

    /**
     * An id: an unchanged string, or a whole number in its own digits. An id that is too long is truncated, but still too
     * long to be stored.
     *
     * @return the id, or null
     */
    public @Nullable String id() {
        return idOf(row);
    }

    /**
     * The id in a field.
     *
     * @param name the name of the field
     * @return as for the field itself
     */
    public @Nullable String id(String name) {
        return idOf(tape.field(row, name));
    }

    private @Nullable String idOf(int value) {
        int kind = tape.kind(value);
        int length = tape.to(value) - tape.from(value);
        if (kind == ScalarKind.PLAIN && length > 2 && length <= SafeText.MAX_ID_LENGTH) {
            return tape.plain(value);
        }
        if (kind != ScalarKind.NUMBER) {
            return beginningOf(value, MAX_ID_READ);
        }
        String digits = tape.spelling(value);
        return allDigits(digits) ? digits : null;
    }

    /**
     * Whether a field is {@code true}.
     *
     * @param name the name of the field
     * @return false for everything else
     */
    public boolean isTrue(String name) {
        return tape.kind(tape.field(row, name)) == ScalarKind.TRUE;
    }

    /**
     * A text, or a number as written, for fields that Meta sends as either.
     *
     * @return the text, or null
     */
    public @Nullable String word() {
        return isNumber() ? tape.spelling(row) : text();
    }

    /**
     * A boolean.
     *
     * @return the boolean; null for everything else
     */
    public @Nullable Boolean truth() {
        if (isTrue()) {
            return Boolean.TRUE;
        }
        return tape.kind(row) == ScalarKind.FALSE ? Boolean.FALSE : null;
    }

    /**
     * A non-negative whole number, written as a number or as a string of ASCII digits.
     *
     * @return the number; -1 when it is anything else or longer than 18 digits
     */
    public long wholeNumber() {
        return isNumber() || isString() ? tape.wholeNumber(row) : -1;
    }

    /**
     * A number with a sign and decimals, written as a number or as a string of ASCII digits, sign and point.
     *
     * @return the number; null when it is anything else, has an exponent, or is longer than 32 characters
     */
    public @Nullable BigDecimal decimal() {
        String digits = word();
        return digits != null && DECIMAL.matches(digits) ? new BigDecimal(digits) : null;
    }

    /**
     * The id in the first of several fields that contains one.
     *
     * @param names the field names, preferred first
     * @return the id, or null
     */
    public @Nullable String firstId(String... names) {
        for (String name : names) {
            String id = id(name);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    /**
     * The first element.
     *
     * @return the element, or {@link #MISSING}
     */
    public JsonValue first() {
        if (isArray()) {
            int first = row + Tape.ROW;
            return first < tape.after(row) ? new JsonValue(tape, first) : MISSING;
        }
        return isObject() ? this : MISSING;
    }

    int from() {
        return tape.from(row);
    }

    int to() {
        return tape.to(row);
    }

    private boolean isString() {
        return ScalarKind.isString(tape.kind(row));
    }

    private boolean isNumber() {
        return tape.kind(row) == ScalarKind.NUMBER;
    }

    private static boolean allDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Shows the size only: the content is personal data. */
    @Override
    public String toString() {
        return "JsonValue[" + (to() - from()) + " bytes]";
    }
}
