package io.escala.crm.text;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes text from outside safe to keep, to show and to search. Whatever a person, a phone or a webhook wrote is hostile text
 * until one of these rules has read it. Every rule is a pure function and idempotent: cleaning clean text changes nothing.
 *
 * <p>Thread-safe: stateless.
 */
public final class SafeText {
    /** The longest message text kept, in code points; what is beyond is cut. */
    public static final int MAX_TEXT_CODE_POINTS = 65_536;

    /** The longest name, title or file name kept, in code points; what is beyond is cut before a whole grapheme. */
    public static final int MAX_NAME_CODE_POINTS = 200;

    private static final char REPLACEMENT = '\uFFFD';

    private SafeText() {}

    /**
     * Text that every store keeps faithfully: U+0000 and lone surrogates become U+FFFD (PostgreSQL refuses the first, drivers
     * garble the second). Nothing else is touched, emoji and joiners included.
     *
     * @param text any text
     * @return the same text, or a copy with the unstorable characters replaced
     */
    public static String storable(String text) {
        int bad = firstUnstorable(text);
        if (bad < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else {
                out.append(c == 0 || Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        return out.toString();
    }

    /**
     * A message text: {@link #storable(String)} and at most {@value #MAX_TEXT_CODE_POINTS} code points.
     *
     * @param text the text as it came
     * @return the text as it is kept
     */
    public static String message(String text) {
        String clean = storable(text);
        if (clean.length() <= MAX_TEXT_CODE_POINTS || clean.codePointCount(0, clean.length()) <= MAX_TEXT_CODE_POINTS) {
            return clean;
        }
        return clean.substring(0, clean.offsetByCodePoints(0, MAX_TEXT_CODE_POINTS));
    }

    /**
     * A name, title or file name for display: NFC; control characters and the bidirectional embeddings, overrides and isolates
     * removed; zero-width characters kept only between letters or emoji; white space collapsed to single spaces and trimmed;
     * at most {@value #MAX_NAME_CODE_POINTS} code points, never cutting a grapheme.
     *
     * @param raw the name as it came, or null
     * @return the clean name, or null when nothing is left: names are never invented
     */
    public static @Nullable String name(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return null;
        }
        // Far beyond what can be kept: bounds the work on a hostile megabyte.
        String head = raw.length() > 20_000 ? raw.substring(0, 20_000) : raw;
        String once = cutName(collapse(Normalizer.normalize(storable(head), Normalizer.Form.NFC)));
        // Removing a character can bring two others together that compose; the second pass settles it.
        String clean = cutName(collapse(Normalizer.normalize(once, Normalizer.Form.NFC)));
        return clean.isEmpty() ? null : clean;
    }

    /**
     * The form in which text is searched: NFKD without combining marks, lower case, digits of every script as ASCII, runs of
     * anything that is neither letter nor digit as one space. "José-María" and "jose maria" are equal.
     *
     * @param text any text
     * @return the folded text, possibly empty
     */
    public static String searchKey(String text) {
        String decomposed = Normalizer.normalize(storable(text), Normalizer.Form.NFKD);
        StringBuilder out = new StringBuilder(decomposed.length());
        boolean gap = false;
        for (int i = 0; i < decomposed.length(); ) {
            int cp = decomposed.codePointAt(i);
            i += Character.charCount(cp);
            int type = Character.getType(cp);
            if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
                continue;
            }
            int digit = Character.isDigit(cp) ? Character.digit(cp, 10) : -1;
            if (digit >= 0) {
                gap = append(out, '0' + digit, gap);
            } else if (Character.isLetter(cp) || type == Character.COMBINING_SPACING_MARK) {
                gap = append(out, cp, gap);
            } else {
                gap = true;
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean append(StringBuilder out, int cp, boolean gap) {
        if (gap && out.length() > 0) {
            out.append(' ');
        }
        out.appendCodePoint(cp);
        return false;
    }

    private static int firstUnstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return -1;
    }

    private static String collapse(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); ) {
            int cp = text.codePointAt(i);
            int next = i + Character.charCount(cp);
            if (Character.isWhitespace(cp) || Character.isSpaceChar(cp)) {
                gap = true;
            } else if (!isDropped(cp) && !(isZeroWidth(cp) && !joins(out, gap, text, next))) {
                gap = append(out, cp, gap);
            }
            i = next;
        }
        return out.toString();
    }

    private static boolean isDropped(int cp) {
        return (Character.isISOControl(cp)) || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
    }

    private static boolean isZeroWidth(int cp) {
        return cp == 0x200B
                || cp == 0x200C
                || cp == 0x200D
                || cp == 0x200E
                || cp == 0x200F
                || cp == 0x2060
                || cp == 0xFEFF;
    }

    private static boolean joins(StringBuilder before, boolean gap, String text, int next) {
        if (gap || before.length() == 0 || next >= text.length()) {
            return false;
        }
        return joinable(before.codePointBefore(before.length())) && joinable(text.codePointAt(next));
    }

    private static boolean joinable(int cp) {
        int type = Character.getType(cp);
        return Character.isLetter(cp)
                || type == Character.OTHER_SYMBOL
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.MODIFIER_SYMBOL;
    }

    private static String cutName(String name) {
        if (name.codePointCount(0, name.length()) <= MAX_NAME_CODE_POINTS) {
            return name;
        }
        int limit = name.offsetByCodePoints(0, MAX_NAME_CODE_POINTS);
        BreakIterator graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(name);
        int end = graphemes.isBoundary(limit) ? limit : graphemes.preceding(limit);
        // JDK 17 splits emoji families at their joiners: step back until no joiner stands at the cut.
        while (end > 0
                && (name.codePointBefore(end) == 0x200D || (end < name.length() && name.codePointAt(end) == 0x200D))) {
            end = graphemes.preceding(end);
        }
        // A single grapheme longer than the limit (a storm of combining marks) is cut all the same.
        return (end <= 0 ? name.substring(0, limit) : name.substring(0, end)).strip();
    }
}
