package io.escala.crm.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The placeholders of a template's text: <code>{{1}}</code>, <code>{{2}}</code> … or named ones such as <code>{{customer}}</code>. Pure
 * functions.
 */
public final class Placeholders {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_NUMBER = 4;

    private Placeholders() {}

    /**
     * Returns the distinct placeholders of a text in the order in which Meta expects their values: numbered ones by number, named ones by
     * position.
     *
     * @param text the text
     * @return their names without braces, such as {@code 1} or {@code customer}
     */
    public static List<String> namesIn(String text) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (true) {
            int open = text.indexOf(OPEN, at);
            int close = open < 0 ? -1 : text.indexOf(CLOSE, open + OPEN.length());
            if (close < 0) {
                break;
            }
            String name = text.substring(open + OPEN.length(), close).strip();
            if (isName(name) && !names.contains(name)) {
                names.add(name);
            }
            at = close + CLOSE.length();
        }
        if (!names.isEmpty() && names.stream().allMatch(Placeholders::isNumber)) {
            names.sort((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
        }
        return List.copyOf(names);
    }

    /** Whether placeholders of these names are numbered rather than named; true for none. */
    public static boolean areNumbered(List<String> names) {
        return names.stream().allMatch(Placeholders::isNumber);
    }

    /**
     * Fills the placeholders of a text, each once: braces inside a value stay text.
     *
     * @param text the text
     * @param values the values by name; a placeholder without one stays as it is
     */
    public static String fill(String text, Map<String, String> values) {
        Objects.requireNonNull(values, "values");
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (true) {
            int open = text.indexOf(OPEN, at);
            int close = open < 0 ? -1 : text.indexOf(CLOSE, open + OPEN.length());
            if (close < 0) {
                return out.append(text, at, text.length()).toString();
            }
            int end = close + CLOSE.length();
            String value =
                    values.get(text.substring(open + OPEN.length(), close).strip());
            out.append(text, at, open).append(value == null ? text.substring(open, end) : value);
            at = end;
        }
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String name) {
        return name.length() <= LONGEST_NUMBER && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
