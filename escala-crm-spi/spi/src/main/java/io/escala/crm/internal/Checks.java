package io.escala.crm.internal;

import io.escala.crm.text.SafeText;
import java.util.Objects;

/** Argument checks shared by the nouns. Messages name the field and never repeat the value: it may be personal data. */
public final class Checks {
    private Checks() {}

    /**
     * Checks an opaque id that the host or the library generates: {@link SafeText#isPlainId}.
     *
     * @param name the field, for the message
     * @param value the id
     * @return the same id
     */
    public static String id(String name, String value) {
        Objects.requireNonNull(value, name);
        if (!SafeText.isPlainId(value)) {
            throw new IllegalArgumentException(
                    name + " must have 1 to 64 ASCII letters, digits, '-', '_' and '.', has " + value.length());
        }
        return value;
    }

    /**
     * Checks an opaque value that a provider or a host gave and that is kept byte for byte: {@link SafeText#isId}.
     *
     * @param name the field, for the message
     * @param value the provider's value
     * @return the same value
     */
    public static String opaque(String name, String value) {
        return opaque(name, value, SafeText.MAX_ID_BYTES);
    }

    /**
     * Checks such a value that has to share its room with others.
     *
     * @param name the field, for the message
     * @param value the provider's value
     * @param bytes how many bytes of UTF-8 it may have, at most {@value SafeText#MAX_ID_BYTES}
     * @return the same value
     */
    public static String opaque(String name, String value, int bytes) {
        Objects.requireNonNull(value, name);
        if (!SafeText.isId(value) || !SafeText.hasAtMostBytes(value, bytes)) {
            throw new IllegalArgumentException(name + " must have 1 to " + SafeText.MAX_ID_LENGTH
                    + " characters and at most " + bytes + " bytes, none of them U+0000 or half a surrogate pair; has "
                    + value.length() + " characters");
        }
        return value;
    }

    /**
     * Checks that a number is not negative.
     *
     * @param name the field, for the message
     * @param value the number
     * @return the same number
     */
    public static long notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " may not be negative, is " + value);
        }
        return value;
    }
}
