package io.escala.crm.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The words of a text, as search compares them: folded ({@link SafeText#searchKey}) and of limited length, so that every index can hold
 * them. Whoever stores words and whoever looks for them takes them from here.
 *
 * <p>Thread-safe: stateless.
 */
public final class SearchWords {
    /** The longest word, in code points; of a longer one only this beginning is compared. */
    public static final int MAX_WORD = 100;

    /** How much of a text is searched, in chars. Longer than any message that Meta delivers today. */
    public static final int MAX_TEXT = 10_000;

    private SearchWords() {}

    /**
     * Returns the words of a text.
     *
     * @param text any text; only the first {@value #MAX_TEXT} chars are read
     * @return its different words in the order of their first place; none when it has neither letters nor digits
     */
    public static List<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        int limit = Math.min(text.length(), MAX_TEXT);
        for (int from = 0; from < limit; ) {
            int to = end(text, from, limit);
            String folded = SafeText.searchKey(text.substring(from, to));
            if (!folded.isEmpty()) {
                TextSplitter.parts(folded, ' ').forEach(word -> words.add(cut(word)));
            }
            from = to;
        }
        return List.copyOf(words);
    }

    /** Returns where the next part ends that can be folded at once: before a space where there is one. */
    private static int end(String text, int from, int limit) {
        if (limit - from <= SafeText.MAX_NAME_CHARS_READ) {
            return limit;
        }
        int most = from + SafeText.MAX_NAME_CHARS_READ;
        for (int end = most; end > from; end--) {
            if (Character.isWhitespace(text.charAt(end))) {
                return end;
            }
        }
        return Character.isSurrogatePair(text.charAt(most - 1), text.charAt(most)) ? most - 1 : most;
    }

    /**
     * Returns what is compared of a folded word.
     *
     * @param word a folded word
     * @return the word, or its first {@value #MAX_WORD} code points
     */
    public static String cut(String word) {
        return word.length() <= MAX_WORD || word.codePointCount(0, word.length()) <= MAX_WORD
                ? word
                : word.substring(0, word.offsetByCodePoints(0, MAX_WORD));
    }

    /**
     * Returns whether every searched word is the beginning of one of the words.
     *
     * @param words the words of a text
     * @param searched what is looked for, at least one to match
     */
    public static boolean match(Iterable<String> words, List<String> searched) {
        List<String> missing = new ArrayList<>(searched);
        for (String word : words) {
            missing.removeIf(word::startsWith);
        }
        return !searched.isEmpty() && missing.isEmpty();
    }
}
