package io.escala.crm.text;

import java.util.ArrayList;
import java.util.List;

/** Splits texts at a separator, such as cursors and queries, in one pass and without a pattern. Thread-safe: stateless. */
public final class TextSplitter {
    private TextSplitter() {}

    /**
     * Returns all parts of a text.
     *
     * @return the parts, including empty ones; one when there is no separator
     */
    public static List<String> parts(String text, char separator) {
        return parts(text, separator, Integer.MAX_VALUE);
    }

    /**
     * Returns at most a number of parts of a text.
     *
     * @param most the most parts; the last one contains the rest, including separators
     * @return the parts, including empty ones
     */
    public static List<String> parts(String text, char separator, int most) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int to = text.indexOf(separator);
        while (to >= 0 && parts.size() + 1 < most) {
            parts.add(text.substring(from, to));
            from = to + 1;
            to = text.indexOf(separator, from);
        }
        parts.add(text.substring(from));
        return parts;
    }
}
