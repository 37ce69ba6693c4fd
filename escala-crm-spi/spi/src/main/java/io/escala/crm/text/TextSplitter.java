package io.escala.crm.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes apart texts whose parts stand between separators, such as cursors and queries. In one pass, and without a pattern.
 * Thread-safe: stateless.
 */
public final class TextSplitter {
    private TextSplitter() {}

    /**
     * All parts.
     *
     * @param text any text
     * @param separator what stands between them
     * @return the parts, empty ones too; one when there is no separator
     */
    public static List<String> parts(String text, char separator) {
        return parts(text, separator, Integer.MAX_VALUE);
    }

    /**
     * The parts, up to a number.
     *
     * @param text any text
     * @param separator what stands between them
     * @param most how many parts at most; the last holds whatever follows, separators included
     * @return the parts, empty ones too
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
