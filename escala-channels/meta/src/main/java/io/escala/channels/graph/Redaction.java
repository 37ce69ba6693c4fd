package io.escala.channels.graph;

import io.escala.crm.text.BoundedPattern;
import io.escala.crm.text.SafeText;
import org.jspecify.annotations.Nullable;

/** Redacts Meta's messages for logs: Meta repeats malformed tokens, numbers and ids in them. */
final class Redaction {
    private static final String BLOT = "***";
    private static final int LONGEST = 2_000;
    private static final int LONGEST_TRACE = 64;
    private static final int DIGITS_OF_A_NUMBER = 7;
    private static final String BETWEEN_DIGITS = " ().-";

    private static final BoundedPattern ADDRESS = BoundedPattern.of("[^\\s@]{1,200}@[^\\s@]{1,200}", LONGEST);
    private static final BoundedPattern TOKEN = BoundedPattern.of("[A-Za-z0-9_|%.-]{24,}", LONGEST);
    private static final BoundedPattern TRACE = BoundedPattern.of("[A-Za-z0-9_-]{1,64}", LONGEST_TRACE);

    private Redaction() {}

    static @Nullable String title(@Nullable String raw, AccessToken token) {
        if (raw == null) {
            return null;
        }
        // A replacement can be longer than the original, so each step truncates again.
        String text = cut(cut(raw).replace(token.reveal(), BLOT));
        text = cut(ADDRESS.replaceAll(text, BLOT));
        text = cut(TOKEN.replaceAll(text, BLOT));
        return SafeText.name(withoutNumbers(text));
    }

    static @Nullable String traceId(@Nullable String raw) {
        return raw != null && TRACE.matches(raw) ? raw : null;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** Replaces numbers of seven or more digits, including single separators between the digits and a leading plus. */
    private static String withoutNumbers(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int digits = 0;
            int end = at;
            for (int next = at; isDigit(text, next); next = nextDigit(text, end)) {
                digits++;
                end = next + 1;
            }
            if (digits == 0) {
                out.append(text.charAt(end++));
            } else if (digits < DIGITS_OF_A_NUMBER) {
                out.append(text, at, end);
            } else {
                boolean plus = out.length() > 0 && out.charAt(out.length() - 1) == '+';
                out.setLength(plus ? out.length() - 1 : out.length());
                out.append(BLOT);
            }
            at = end;
        }
        return out.toString();
    }

    /** The position where the next digit of a number may be: here, or after one separator. */
    private static int nextDigit(String text, int at) {
        boolean sign = at < text.length() && BETWEEN_DIGITS.indexOf(text.charAt(at)) >= 0;
        return sign ? at + 1 : at;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
