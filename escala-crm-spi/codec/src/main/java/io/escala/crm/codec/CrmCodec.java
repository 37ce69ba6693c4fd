package io.escala.crm.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes ChangeSets, nouns, changes, events and work as JSON and reads them again, for stores that keep documents or a log: every
 * public record, sealed family and enum of {@code io.escala.crm}, but no {@link io.escala.crm.store.CursorPage}, nor
 * {@link io.escala.crm.store.ContactTimeline}, which is made of them.
 *
 * <h2>The form</h2>
 *
 * <p>One object with the version of the form and the value, on one line:
 * {@code {"format":1,"value":{"@type":"ContactCreated","contact":"contact-1"}}}.
 *
 * <ul>
 *   <li>A record is an object of its components by name, in their order. What is null, empty or a zero or false of a primitive type is
 *       left out. A record of a single text, such as an id, is that text.
 *   <li>A variant of a sealed family begins with its tag, the simple name of its record, as {@code @type}.
 *   <li>An enum is the name of its constant, a time or duration its ISO-8601 text, a time zone its id, bytes are Base64.
 *   <li>A list is an array; a set too, in the order of its elements' texts. A map is an object in the order of its keys, or an array of
 *       objects with {@code key} and {@code value} if its keys are no texts.
 * </ul>
 *
 * <p>Equal values have the same text. Characters from U+D800 on are escaped, halves of surrogate pairs too, so that every encoding of
 * Unicode keeps the text; control characters are escaped as well. Lengths are not limited.
 *
 * <h2>Versions</h2>
 *
 * <p>Every later version reads what this one writes. What a newer version wrote can be read as far as it uses the same
 * {@linkplain #FORMAT version of the form}: an unknown component is ignored, and so is lost when the value is written again; an unknown
 * variant or constant throws.
 *
 * <h2>Reading</h2>
 *
 * <p>Values are built by the public constructors of their records, so that what they check and normalise holds. The order of the members
 * of an object, and space between them, do not matter. At most {@value JsonText#MAX_DEPTH} levels, names of at most
 * {@value JsonText#MAX_NAME} characters and numbers of at most {@value JsonText#MAX_NUMBER} digits are read. The text itself is in memory
 * already and has no limit; reading takes a small multiple of its size.
 *
 * <p>Records of your own may be written and read too, if they, and the interfaces of sealed families, are public and in a package that
 * is exported to this module: the entry of a log, for one. Their components are of the types above.
 *
 * <p>Thread-safe.
 */
public final class CrmCodec {
    /** The version of the form that is written, and the newest one that is read. */
    public static final int FORMAT = 1;

    static final String VERSION = "format";
    static final String VALUE = "value";

    private CrmCodec() {}

    /**
     * Writes a record or an enum constant.
     *
     * @return JSON without line breaks
     * @throws IllegalArgumentException if the type, or that of a component, has no form
     */
    public static String write(Object value) {
        Map<String, @Nullable Object> text = new LinkedHashMap<>();
        text.put(VERSION, (long) FORMAT);
        text.put(VALUE, Forms.of(typeOf(value)).write(value));
        return JsonText.write(text);
    }

    // A constant with a body of its own is of a class of its own.
    private static Class<?> typeOf(Object value) {
        return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param type the type that was written, or a sealed family that it is of
     * @throws CrmFormatException if this version cannot read the text
     * @throws IllegalArgumentException if the type has no form
     */
    public static <T> T read(String text, Class<T> type) {
        Form form = Forms.of(type);
        if (!(JsonText.read(text) instanceof Map<?, ?> whole)) {
            throw CrmFormatException.damaged(Location.TEXT, "no object");
        }
        if (!(whole.get(VERSION) instanceof Long version) || version < 1) {
            throw CrmFormatException.damaged(Location.VERSION, "no version");
        }
        if (version > FORMAT) {
            throw CrmFormatException.newer(Location.VERSION);
        }
        Object value = whole.get(VALUE);
        if (value == null) {
            throw CrmFormatException.damaged(Location.VALUE, "no value");
        }
        return Objects.requireNonNull(type.cast(form.read(value, Location.VALUE)));
    }
}
