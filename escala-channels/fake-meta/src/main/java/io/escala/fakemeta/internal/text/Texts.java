package io.escala.fakemeta.internal.text;

import java.util.ArrayList;
import java.util.List;

/** What texts hold, found out in one pass and without patterns, which overflow the stack on long ones. Thread-safe: stateless. */
public final class Texts {
    private static final int COUNTRY = 3;
    private static final String PARENT = "ENT.";
    private static final int MAX_TAIL = 256;

    private Texts() {}

    /** Whether it is so many ASCII digits. */
    public static boolean isDigits(String text, int least, int most) {
        return text.length() >= least && text.length() <= most && text.chars().allMatch(Texts::isDigit);
    }

    /** Whether it is a number of so many ASCII digits that does not begin with a zero. */
    public static boolean isNumber(String text, int most) {
        return isDigits(text, 1, most) && text.charAt(0) != '0';
    }

    /** The ASCII digits of a text. */
    public static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(Texts::isDigit).forEach(digit -> digits.append((char) digit));
        return digits.toString();
    }

    /** A text without the signs people write a phone with. */
    public static String undialled(String text) {
        StringBuilder rest = new StringBuilder();
        text.chars().filter(c -> "+()- \t\n\u000B\f\r".indexOf(c) < 0).forEach(c -> rest.append((char) c));
        return rest.toString();
    }

    /** The parts between separators, empty ones too. */
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

    /** Whether it begins as an address on the web. */
    public static boolean isWebAddress(String text) {
        return (text.startsWith("http://") && text.length() > "http://".length())
                || (text.startsWith("https://") && text.length() > "https://".length());
    }

    /** Whether it has the shape of a business-scoped user id. */
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
