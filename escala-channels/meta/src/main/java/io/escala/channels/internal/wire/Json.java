package io.escala.channels.internal.wire;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that knows where in its body it stands. Asking for what is not there, or is of another type, gives
 * {@link #MISSING} or null and never fails: a field of a surprising type is an absent field. Immutable.
 */
public final class Json {
    /** What a missing field reads as. */
    public static final Json MISSING = new Json(Kind.NULL, null, 0, 0);

    private static final int MAX_WHOLE_NUMBER_DIGITS = 18;
    private static final int MAX_DECIMAL_LENGTH = 32;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    /** Types of values. */
    enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        TRUE,
        FALSE,
        NULL
    }

    private final Kind kind;
    private final @Nullable Object content;
    private final int from;
    private final int to;

    private Json(Kind kind, @Nullable Object content, int from, int to) {
        this.kind = kind;
        this.content = content;
        this.from = from;
        this.to = to;
    }

    static Json object(Map<String, Json> fields, int from, int to) {
        return new Json(Kind.OBJECT, fields, from, to);
    }

    static Json array(List<Json> elements, int from, int to) {
        return new Json(Kind.ARRAY, elements, from, to);
    }

    /** A string, or a number in its own spelling. */
    static Json scalar(Kind kind, @Nullable String text, int from, int to) {
        return new Json(kind, text, from, to);
    }

    /**
     * A field of an object.
     *
     * @param name its name
     * @return the field; {@link #MISSING} when it is absent or this is no object
     */
    public Json get(String name) {
        Json field = fields().get(name);
        return field == null ? MISSING : field;
    }

    /**
     * The fields, in the order of the body.
     *
     * @return the fields; none when this is no object
     */
    @SuppressWarnings("unchecked")
    public Map<String, Json> fields() {
        return kind == Kind.OBJECT && content != null ? (Map<String, Json>) content : Map.of();
    }

    /**
     * The elements of an array. An object counts as an array of itself, so that an object where an array is due is read all
     * the same.
     *
     * @return the elements; none when the value is neither
     */
    @SuppressWarnings("unchecked")
    public List<Json> elements() {
        if (kind == Kind.ARRAY && content != null) {
            return (List<Json>) content;
        }
        return kind == Kind.OBJECT ? List.of(this) : List.of();
    }

    /**
     * Whether it is an object.
     *
     * @return whether it has fields
     */
    public boolean isObject() {
        return kind == Kind.OBJECT;
    }

    /**
     * Whether it is an array.
     *
     * @return whether it has elements of its own
     */
    public boolean isArray() {
        return kind == Kind.ARRAY;
    }

    /**
     * Whether it is a single value.
     *
     * @return whether it is a text, a number or a truth value
     */
    public boolean isScalar() {
        return kind != Kind.OBJECT && kind != Kind.ARRAY && kind != Kind.NULL;
    }

    /**
     * Whether it is there.
     *
     * @return false when it is missing or null
     */
    public boolean isPresent() {
        return kind != Kind.NULL;
    }

    /**
     * Whether it is {@code true}.
     *
     * @return false for everything else
     */
    public boolean isTrue() {
        return kind == Kind.TRUE;
    }

    /**
     * A text.
     *
     * @return the string; null when it is empty or no string: empty means absent on this wire
     */
    public @Nullable String text() {
        return kind == Kind.STRING && content instanceof String text && !text.isEmpty() ? text : null;
    }

    /**
     * An id: a string, byte for byte, or a whole number in its own digits.
     *
     * @return the id, or null
     */
    public @Nullable String id() {
        if (kind == Kind.NUMBER && content instanceof String digits) {
            return allDigits(digits) ? digits : null;
        }
        return text();
    }

    /**
     * A word: a text, or a number in its own spelling, for fields that Meta writes now as one and now as the other.
     *
     * @return the word, or null
     */
    public @Nullable String word() {
        return kind == Kind.NUMBER && content instanceof String digits ? digits : text();
    }

    /**
     * Whether it is {@code true} or {@code false}, where a missing value is neither.
     *
     * @return the truth value; null for everything else
     */
    public @Nullable Boolean truth() {
        if (kind == Kind.TRUE) {
            return Boolean.TRUE;
        }
        return kind == Kind.FALSE ? Boolean.FALSE : null;
    }

    /**
     * A number that is not negative, written as a number or as a string of ASCII digits.
     *
     * @return the number; -1 when it is anything else or longer than 18 digits
     */
    public long wholeNumber() {
        if ((kind == Kind.NUMBER || kind == Kind.STRING)
                && content instanceof String digits
                && digits.length() <= MAX_WHOLE_NUMBER_DIGITS
                && allDigits(digits)) {
            return Long.parseLong(digits);
        }
        return -1;
    }

    /**
     * A number with a sign and decimals, written as a number or as a string of ASCII digits, sign and point.
     *
     * @return the number; null when it is anything else, has an exponent, or is longer than 32 characters
     */
    public @Nullable BigDecimal decimal() {
        if ((kind == Kind.NUMBER || kind == Kind.STRING)
                && content instanceof String digits
                && digits.length() <= MAX_DECIMAL_LENGTH
                && DECIMAL.matcher(digits).matches()) {
            return new BigDecimal(digits);
        }
        return null;
    }

    /**
     * The first of several fields that holds an id.
     *
     * @param names the spellings, best first
     * @return the id, or null
     */
    public @Nullable String firstId(String... names) {
        for (String name : names) {
            String id = get(name).id();
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
    public Json first() {
        Iterator<Json> elements = elements().iterator();
        return elements.hasNext() ? elements.next() : MISSING;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    private static boolean allDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Type only: the content is personal data. */
    @Override
    public String toString() {
        return "Json[" + kind + "]";
    }
}
