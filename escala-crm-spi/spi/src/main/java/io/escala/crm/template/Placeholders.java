package io.escala.crm.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

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
        List<String> names = in(text).stream().map(Place::name).distinct().collect(Collectors.toList());
        if (areNumbered(names)) {
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
        for (Place place : in(text)) {
            String value = values.get(place.name());
            out.append(text, at, place.from()).append(value == null ? text.substring(place.from(), place.to()) : value);
            at = place.to();
        }
        return out.append(text, at, text.length()).toString();
    }

    /** A placeholder: its range, braces included, and its name. */
    private record Place(int from, int to, String name) {}

    private static List<Place> in(String text) {
        List<Place> places = new ArrayList<>();
        int open = text.indexOf(OPEN);
        while (open >= 0) {
            int close = text.indexOf(CLOSE, open + OPEN.length());
            if (close < 0) {
                break;
            }
            // Of several opening braces the last ones begin it: {{{1}} is a brace before a placeholder.
            int from = Math.max(open, text.lastIndexOf(OPEN, close - OPEN.length()));
            String name = text.substring(from + OPEN.length(), close).strip();
            if (isName(name)) {
                places.add(new Place(from, close + CLOSE.length(), name));
            }
            open = text.indexOf(OPEN, close + CLOSE.length());
        }
        return places;
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
