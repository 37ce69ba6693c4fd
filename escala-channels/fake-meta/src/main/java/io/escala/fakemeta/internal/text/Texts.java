package io.escala.fakemeta.internal.text;

import java.util.ArrayList;
import java.util.List;

/** Text checks in one pass and without patterns, which overflow the stack on long texts. Thread-safe: stateless. */
public final class Texts {
    private static final int COUNTRY = 3;
    private static final String PARENT = "ENT.";
    private static final int MAX_TAIL = 256;

    private Texts() {}

    /** Whether a text consists of this many ASCII digits. */
    public static boolean isDigits(String text, int least, int most) {
        return text.length() >= least && text.length() <= most && text.chars().allMatch(Texts::isDigit);
    }

    /** Whether a text is a number of at most this many ASCII digits without a leading zero. */
    public static boolean isNumber(String text, int most) {
        return isDigits(text, 1, most) && text.charAt(0) != '0';
    }

    /** Returns the ASCII digits of a text. */
    public static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(Texts::isDigit).forEach(digit -> digits.append((char) digit));
        return digits.toString();
    }

    /** Returns a text without the punctuation of phone numbers. */
    public static String undialled(String text) {
        StringBuilder rest = new StringBuilder();
        text.chars().filter(c -> "+()- \t\n\u000B\f\r".indexOf(c) < 0).forEach(c -> rest.append((char) c));
        return rest.toString();
    }

    /** Returns the parts between separators, including empty ones. */
    public static List<String> parts(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
            parts.add(text.substring(from, to));
            from = to + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** Whether a text starts like a web address. */
    public static boolean isWebAddress(String text) {
        return (text.startsWith("http://") && text.length() > "http://".length())
                || (text.startsWith("https://") && text.length() > "https://".length());
    }

    /** Whether a text has the format of a business-scoped user id. */
    public static boolean isUserId(String text) {
        if (text.length() <= COUNTRY
                || !isCapital(text.charAt(0))
                || !isCapital(text.charAt(1))
                || text.charAt(2) != '.') {
            return false;
        }
        String tail = text.substring(text.startsWith(PARENT, COUNTRY) ? COUNTRY + PARENT.length() : COUNTRY);
        return !tail.isEmpty()
                && tail.length() <= MAX_TAIL
                && tail.chars().allMatch(c -> isDigit(c) || isCapital(c) || (c >= 'a' && c <= 'z'));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isCapital(int c) {
        return c >= 'A' && c <= 'Z';
    }
}
