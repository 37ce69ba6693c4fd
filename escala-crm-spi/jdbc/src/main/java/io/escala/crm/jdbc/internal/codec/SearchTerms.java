package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.text.SearchWords;
import io.escala.crm.text.TextSplitter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The terms by which people and messages are indexed: letters and digits only, whatever the engine. Each begins with a mark of its account,
 * so that one account's search hardly meets the terms of others; few accounts have the same mark, so the account is compared too. Thread-safe:
 * stateless.
 */
public final class SearchTerms {
    /** How many digits are indexed together. */
    private static final int PIECE = 4;

    /** The fewest digits that are searched for. */
    private static final int FEWEST_DIGITS = 3;

    private static final int BASE = 36;
    private static final int MARK_LENGTH = 3;
    private static final int USUAL_TERM = 12;
    private static final String WORD = "w";
    private static final String DIGITS = "d";

    private SearchTerms() {}

    /** Returns the terms of words of a message as they are stored, with a space between them. */
    public static String textOfMessage(String account, List<String> words) {
        String mark = mark(account);
        StringBuilder text = new StringBuilder(words.size() * USUAL_TERM);
        for (String word : words) {
            if (text.length() > 0) {
                text.append(' ');
            }
            text.append(mark).append(word);
        }
        return text.toString();
    }

    /** Returns the terms of words of a message, or beginnings of them. */
    public static List<String> ofMessage(String account, Collection<String> words) {
        String mark = mark(account);
        return words.stream().map(word -> mark + word).toList();
    }

    /** Returns the term of a word of a person's name, or its beginning. */
    public static String ofName(String account, String word) {
        return mark(account) + WORD + word;
    }

    /** Returns the terms of a person as they are stored, with a space between them: of words of names, and of the pieces of numbers. */
    public static String textOfPerson(String account, Collection<String> words, Collection<String> numbers) {
        String mark = mark(account);
        Set<String> terms = new LinkedHashSet<>();
        words.forEach(word -> terms.add(mark + WORD + word));
        for (String number : numbers) {
            for (int from = 0; from + FEWEST_DIGITS <= number.length(); from++) {
                terms.add(mark + DIGITS + number.substring(from, Math.min(from + PIECE, number.length())));
            }
        }
        return String.join(" ", terms);
    }

    /** Whether digits are too few for whole pieces, so that a term may only begin with them. */
    public static boolean isBeginning(String digits) {
        return digits.length() < PIECE;
    }

    /** Returns the beginning of the terms of all numbers that contain a few digits. */
    public static String beginningWith(String account, String digits) {
        return mark(account) + DIGITS + digits;
    }

    /**
     * Returns two terms that every number with these digits has: of their end, which tells numbers apart best, and of what is before it. Of the
     * others too many numbers have the same.
     *
     * @param digits at least as many as a piece has
     */
    public static Set<String> piecesOf(String account, String digits) {
        int last = digits.length() - PIECE;
        String mark = mark(account);
        Set<String> terms = new LinkedHashSet<>();
        Stream.of(last, Math.max(0, last - PIECE))
                .forEach(from -> terms.add(mark + DIGITS + digits.substring(from, from + PIECE)));
        return terms;
    }

    /** Returns the words of a folded text, cut to what is compared of each. */
    public static List<String> words(String folded) {
        return folded.isEmpty()
                ? List.of()
                : TextSplitter.parts(folded, ' ').stream()
                        .filter(word -> !word.isEmpty())
                        .map(SearchWords::cut)
                        .toList();
    }

    private static String mark(String account) {
        int number = Math.floorMod(account.hashCode(), BASE * BASE * BASE) + BASE * BASE * BASE;
        return Integer.toString(number, BASE).substring(1, 1 + MARK_LENGTH);
    }
}
