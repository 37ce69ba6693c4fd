package io.escala.fakemeta.setup;

import java.util.ArrayList;
import java.util.List;

/** A placeholder in a template text: its range, including braces, and its name. */
record Placeholder(int from, int to, String name) {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    /** Returns every placeholder of a text. */
    static List<Placeholder> in(String text) {
        List<Placeholder> found = new ArrayList<>();
        int close = -1;
        int open = text.indexOf(OPEN);
        while (open >= 0) {
            int inside = open + OPEN.length();
            close = close < inside ? text.indexOf(CLOSE, inside) : close;
            if (close < 0) {
                break;
            }
            // Of several opening braces before one end, the last one starts the placeholder.
            int last = text.lastIndexOf(OPEN, close - 1);
            inside = Math.max(inside, last + OPEN.length());
            String name = text.substring(inside, Math.max(inside, close)).strip();
            if (isName(name)) {
                found.add(new Placeholder(inside - OPEN.length(), close + CLOSE.length(), name));
            }
            open = text.indexOf(OPEN, close);
        }
        return found;
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }
}
