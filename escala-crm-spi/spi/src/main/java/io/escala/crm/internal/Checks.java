package io.escala.crm.internal;

import io.escala.crm.text.SafeText;
import java.util.Objects;

/** Argument checks of the domain types. Exception messages name the field and never the value, which may be personal data. */
public final class Checks {
    private Checks() {}

    /** Checks an opaque id that the host or the library generates: {@link SafeText#isPlainId}. */
    public static String id(String name, String value) {
        Objects.requireNonNull(value, name);
        if (!SafeText.isPlainId(value)) {
            throw new IllegalArgumentException(
                    name + " must have 1 to 64 ASCII letters, digits, '-', '_' and '.', has " + value.length());
        }
        return value;
    }

    /** Checks an opaque value of a provider or host that is stored byte for byte: {@link SafeText#isId}. */
    public static String opaque(String name, String value) {
        return opaque(name, value, SafeText.MAX_ID_BYTES);
    }

    /**
     * Checks such a value against a smaller limit, for keys of several values.
     *
     * @param bytes the most bytes of UTF-8 it may have, up to {@value SafeText#MAX_ID_BYTES}
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

    /** Checks that a number is not negative. */
    public static long notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " may not be negative, is " + value);
        }
        return value;
    }
}
