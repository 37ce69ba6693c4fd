package io.escala.core.identify;

import java.util.Optional;

/**
 * The digits of a number as somebody typed it, of any script, without spaces, dashes, dots, slashes and brackets.
 *
 * @param digits ASCII digits, without {@code +} or {@code 00} in front
 * @param international whether it was typed with {@code +} or {@code 00}
 */
record TypedDigits(String digits, boolean international) {
    private static final String SEPARATORS = "-\u2010\u2011\u2012\u2013\u2014\u2212()./\u00B7";

    /** Reads a text, or returns empty when it has no digits or anything else than a number has. */
    static Optional<TypedDigits> of(String typed) {
        StringBuilder digits = new StringBuilder();
        boolean plus = false;
        for (int i = 0; i < typed.length(); ) {
            int c = typed.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isDigit(c)) {
                digits.append((char) ('0' + Character.digit(c, 10)));
            } else if ((c == '+' || c == '\uFF0B') && !plus && digits.length() == 0) {
                plus = true;
            } else if (!isSkipped(c)) {
                return Optional.empty();
            }
        }
        if (digits.length() == 0) {
            return Optional.empty();
        }
        if (!plus && digits.length() > 2 && digits.charAt(0) == '0' && digits.charAt(1) == '0') {
            return Optional.of(new TypedDigits(digits.substring(2), true));
        }
        return Optional.of(new TypedDigits(digits.toString(), plus));
    }

    // Format characters too: numbers copied from a phone's address book are wrapped in direction marks.
    private static boolean isSkipped(int c) {
        return Character.isSpaceChar(c)
                || Character.isWhitespace(c)
                || Character.getType(c) == Character.FORMAT
                || SEPARATORS.indexOf(c) >= 0;
    }
}
