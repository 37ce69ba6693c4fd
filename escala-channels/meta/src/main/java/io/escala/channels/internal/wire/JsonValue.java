package io.escala.channels.internal.wire;

import io.escala.crm.text.BoundedPattern;
import io.escala.crm.text.SafeText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value with its position in the body. Access to a missing value or one of another type returns {@link #MISSING} or
 * null and never throws: a field of an unexpected type counts as absent. Thread-safe: immutable.
 */
public final class JsonValue {
    /** The value of a missing field. */
    public static final JsonValue MISSING = scalar(Kind.NULL, "", 0, 0);

    private static final int MAX_DECIMAL_LENGTH = 32;
    private static final int MAX_WHOLE_NUMBER_DIGITS = 18;

    /** Text longer than the maximum id cannot be stored; only enough is kept to detect that. */
    private static final int MAX_ID_READ = SafeText.MAX_ID_LENGTH + 8;

    /** One more than is used, so that a split surrogate pair can be detected. */
    private static final int MAX_NAME_READ = SafeText.MAX_NAME_CHARS_READ + 1;

    private static final BoundedPattern DECIMAL = BoundedPattern.of("-?[0-9]+(\\.[0-9]+)?", MAX_DECIMAL_LENGTH);

    private final Kind kind;
    private final String text;
    private final Map<String, JsonValue> fields;
    private final List<JsonValue> elements;
    private final int from;
    private final int to;

    /** The kinds of values. */
    enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        TRUE,
        FALSE,
        /** {@code null} or missing. */
        NULL
    }

    private JsonValue(
            Kind kind, String text, Map<String, JsonValue> fields, List<JsonValue> elements, int from, int to) {
        this.kind = kind;
        this.text = text;
        this.fields = fields;
        this.elements = elements;
        this.from = from;
        this.to = to;
    }

    /** An object. The map is in the order of the body and must not change afterwards. */
    static JsonValue object(Map<String, JsonValue> fields, int from, int to) {
        return new JsonValue(Kind.OBJECT, "", fields, List.of(), from, to);
    }

    /** An array. The list must not change afterwards. */
    static JsonValue array(List<JsonValue> elements, int from, int to) {
        return new JsonValue(Kind.ARRAY, "", Map.of(), elements, from, to);
    }

    /**
     * Any other value.
     *
     * @param text the content of a string, without escapes; otherwise the characters as written
     */
    static JsonValue scalar(Kind kind, String text, int from, int to) {
        return new JsonValue(kind, text, Map.of(), List.of(), from, to);
    }

    /**
     * A field of an object.
     *
     * @param name its name
     * @return the field; {@link #MISSING} when it is absent or this is not an object
     */
    public JsonValue get(String name) {
        return fields.getOrDefault(name, MISSING);
    }

    /**
     * The fields, in the order of the body.
     *
     * @return the fields; empty when this is not an object
     */
    public List<Field> fields() {
        return fields.entrySet().stream()
                .map(field -> new Field(field.getKey(), field.getValue()))
                .toList();
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
        return isObject() ? List.of(this) : elements;
    }

    /**
     * Whether it is an object.
     */
    public boolean isObject() {
        return kind == Kind.OBJECT;
    }

    /**
     * Whether it is an array.
     */
    public boolean isArray() {
        return kind == Kind.ARRAY;
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
        return kind != Kind.NULL;
    }

    /**
     * Whether it is {@code true}, also as a text: Meta sends some flags as either.
     *
     * @return false for everything else
     */
    public boolean isTrue() {
        return kind == Kind.TRUE || isText("true");
    }

    private boolean isText(String word) {
        return isString() && text.equalsIgnoreCase(word);
    }

    /**
     * A text.
     *
     * @return the string; null when it is empty or not a string: Meta uses empty strings for absent values
     */
    public @Nullable String text() {
        return isString() && !text.isEmpty() ? text : null;
    }

    /**
     * The text in a field.
     *
     * @param name the name of the field
     * @return as for the field itself
     */
    public @Nullable String text(String name) {
        return get(name).text();
    }

    /**
     * The beginning of a text that is cleaned and stored as a name, as far as cleaning uses it.
     *
     * @return at least the first {@value SafeText#MAX_NAME_CHARS_READ} chars; null when it is empty or not a string
     */
    public @Nullable String name() {
        return beginning(MAX_NAME_READ);
    }

    /**
     * The beginning of the text in a field that is cleaned and stored as a name.
     *
     * @param name the name of the field
     * @return as for the field itself
     */
    public @Nullable String name(String name) {
        return get(name).name();
    }

    /**
     * A text used as an id. A text that is too long is read only as far as needed to detect that.
     *
     * @return the text; null when it is empty or not a string
     */
    public @Nullable String idText() {
        return beginning(MAX_ID_READ);
    }

    private @Nullable String beginning(int characters) {
        String whole = text();
        return whole == null || whole.length() <= characters ? whole : whole.substring(0, characters);
    }

    /**
     * An id: an unchanged string, or a whole number in its own digits. An id that is too long is truncated, but still too
     * long to be stored.
     *
     * @return the id, or null
     */
    public @Nullable String id() {
        if (isNumber()) {
            return allDigits(text) ? text : null;
        }
        return idText();
    }

    /**
     * The id in a field.
     *
     * @param name the name of the field
     * @return as for the field itself
     */
    public @Nullable String id(String name) {
        return get(name).id();
    }

    /**
     * Whether a field is {@code true}, also as a text.
     *
     * @param name the name of the field
     * @return false for everything else
     */
    public boolean isTrue(String name) {
        return get(name).isTrue();
    }

    /**
     * A text, or a number as written, for fields that Meta sends as either.
     *
     * @return the text, or null
     */
    public @Nullable String word() {
        return isNumber() ? text : text();
    }

    /**
     * A boolean, also as a text.
     *
     * @return the boolean; null for everything else
     */
    public @Nullable Boolean truth() {
        if (isTrue()) {
            return Boolean.TRUE;
        }
        return (kind == Kind.FALSE || isText("false")) ? Boolean.FALSE : null;
    }

    /**
     * A non-negative whole number, written as a number or as a string of ASCII digits.
     *
     * @return the number; -1 when it is anything else or longer than 18 digits
     */
    public long wholeNumber() {
        String digits = word();
        return digits != null && digits.length() <= MAX_WHOLE_NUMBER_DIGITS && allDigits(digits)
                ? Long.parseLong(digits)
                : -1;
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
        List<JsonValue> all = elements();
        return all.isEmpty() ? MISSING : all.get(0);
    }

    /**
     * The index of its first byte in the body.
     */
    public int from() {
        return from;
    }

    /**
     * The index after its last byte in the body.
     */
    public int to() {
        return to;
    }

    Kind kind() {
        return kind;
    }

    /** The content of a string, also an empty one; of any other scalar its characters as written. */
    String spelling() {
        return text;
    }

    private boolean isString() {
        return kind == Kind.STRING;
    }

    private boolean isNumber() {
        return kind == Kind.NUMBER;
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
