package io.escala.crm.internal;

import java.util.Objects;

/** Argument checks shared by the nouns. Messages name the field and never repeat the value: it may be personal data. */
public final class Checks {
    private Checks() {}

    /**
     * Checks an opaque id that the host or the library generates: 1 to 64 characters out of ASCII letters, digits and
     * {@code - _ .}.
     *
     * @param name the field, for the message
     * @param value the id
     * @return the same id
     */
    public static String id(String name, String value) {
        Objects.requireNonNull(value, name);
        if (value.isEmpty() || value.length() > 64) {
            throw new IllegalArgumentException(name + " must have 1 to 64 characters, has " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean allowed = (c >= '0' && c <= '9')
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || c == '-'
                    || c == '_'
                    || c == '.';
            if (!allowed) {
                throw new IllegalArgumentException(
                        name + " may hold ASCII letters, digits, '-', '_' and '.' only (position " + i + ")");
            }
        }
        return value;
    }

    /**
     * Checks an opaque value that a provider gave: kept byte for byte, 1 to 512 characters, without NUL and without lone
     * surrogates, which no database keeps faithfully.
     *
     * @param name the field, for the message
     * @param value the provider's value
     * @return the same value
     */
    public static String opaque(String name, String value) {
        Objects.requireNonNull(value, name);
        if (value.isEmpty() || value.length() > 512) {
            throw new IllegalArgumentException(name + " must have 1 to 512 characters, has " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException(name + " may not hold U+0000 (position " + i + ")");
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(name + " may not hold a lone surrogate (position " + i + ")");
            }
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
