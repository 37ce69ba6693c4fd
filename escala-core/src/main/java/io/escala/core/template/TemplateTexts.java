package io.escala.core.template;

import io.escala.core.result.Refusal.Reason;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The texts that values become. Meta rejects blank values, line breaks, tabs and more than four spaces in a row. Pure. */
final class TemplateTexts {
    private static final int MAX_SPACES = 4;

    private TemplateTexts() {}

    /** Why a value is refused, or null. Texts written by the caller, defaults included, are used unchanged or refused. */
    static @Nullable Reason problem(TemplateValue value) {
        if (value instanceof TemplateValue.Bound bound) {
            String stand = bound.defaultValue();
            if (stand == null || stand.isBlank()) {
                return Reason.TEMPLATE_DEFAULT_MISSING;
            }
            return fits(stand) ? null : Reason.TEMPLATE_VALUE_INVALID;
        }
        if (value instanceof TemplateValue.Fixed fixed) {
            return fits(fixed.text()) ? null : Reason.TEMPLATE_VALUE_INVALID;
        }
        throw new IllegalStateException("no case for " + value.getClass());
    }

    /**
     * Returns the text of a value without a {@link #problem}. White space in a field is folded; when nothing is left, the default is used.
     *
     * @param fields what the fields of the contact show
     */
    static String resolve(TemplateValue value, Function<TemplateField, Optional<String>> fields) {
        if (value instanceof TemplateValue.Bound bound) {
            String found = fold(fields.apply(bound.field()).orElse(""));
            return found.isEmpty() ? String.valueOf(bound.defaultValue()) : found;
        }
        return ((TemplateValue.Fixed) value).text();
    }

    /** Whether Meta accepts a value: not blank, without line break or tab, and never more than four spaces in a row. */
    private static boolean fits(String text) {
        int spaces = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            spaces = c == ' ' ? spaces + 1 : 0;
            if (breaks(c) || spaces > MAX_SPACES) {
                return false;
            }
        }
        return !text.isBlank();
    }

    /** Replaces every run of white space that Meta would reject by one space, and trims both ends. */
    private static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i;
            boolean breaks = false;
            while (end < text.length() && isBlank(text.charAt(end))) {
                breaks |= breaks(text.charAt(end));
                end++;
            }
            if (end == i) {
                out.append(text.charAt(i++));
            } else {
                out.append(breaks || end - i > MAX_SPACES ? " " : text.substring(i, end));
                i = end;
            }
        }
        return out.toString().strip();
    }

    private static boolean isBlank(char c) {
        return breaks(c) || Character.isSpaceChar(c) || Character.isWhitespace(c);
    }

    private static boolean breaks(char c) {
        return c == '\n'
                || c == '\r'
                || c == '\t'
                || c == '\u000B'
                || c == '\f'
                || c == '\u0085'
                || c == '\u2028'
                || c == '\u2029';
    }
}
