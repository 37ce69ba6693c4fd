package io.escala.crm.text;

import java.nio.charset.StandardCharsets;
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

    /**
     * How much of a name is looked at, in chars: ten times what can be kept. What is beyond has no part in the result, so whoever
     * makes a name from something larger need not make more than this. Ordering combining marks takes time by the square of their
     * number.
     */
    public static final int MAX_NAME_CHARS_READ = 2_000;

    // In its composed form a name has at most three times as many chars.
    private static final int MAX_NORMAL_NAME_CHARS = 3 * MAX_NAME_CHARS_READ;

    /** The longest id of a provider or host that is kept, in characters. */
    public static final int MAX_ID_LENGTH = 512;

    /**
     * The longest such id in bytes of UTF-8. Two of them beside each other, and what names their account, fit into one row of a
     * database's index, of which the strictest takes 2,704 bytes.
     */
    public static final int MAX_ID_BYTES = 1_024;

    private static final int MAX_PLAIN_ID_LENGTH = 64;

    private static final char REPLACEMENT = '\uFFFD';

    // Whole emoji families, flags and skin tones, alike on every Java version; BreakIterator of Java 17 splits them.
    private static final BoundedPattern GRAPHEME = BoundedPattern.of("\\X", MAX_NORMAL_NAME_CHARS);

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
     * Whether {@link #storable(String)} has nothing to do.
     *
     * @param text any text
     * @return whether every store keeps it faithfully
     */
    public static boolean isStorable(String text) {
        return firstUnstorable(text) < 0;
    }

    /**
     * Whether an id that a provider or a host gave can be kept: byte for byte, so nothing of it is ever cleaned or cut. It has 1
     * to {@value #MAX_ID_LENGTH} characters and at most {@value #MAX_ID_BYTES} bytes of UTF-8, all of which every store keeps
     * faithfully.
     *
     * @param id any text
     * @return whether it can be an id, or a key
     */
    public static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= MAX_ID_LENGTH && isStorable(id) && hasAtMostBytes(id, MAX_ID_BYTES);
    }

    /**
     * Whether a text can be an id that the host or the library generates, or a plain one of Meta's such as an app's: 1 to 64
     * characters out of ASCII letters, digits and {@code - _ .}.
     *
     * @param id any text
     * @return whether it can be such an id
     */
    public static boolean isPlainId(String id) {
        if (id.isEmpty() || id.length() > MAX_PLAIN_ID_LENGTH) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (!isPlain(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '-'
                || c == '_'
                || c == '.';
    }

    /**
     * Whether a text is short enough for a key of a database.
     *
     * @param text any text
     * @param bytes how many bytes of UTF-8 there is room for
     * @return whether it has no more
     */
    public static boolean hasAtMostBytes(String text, int bytes) {
        // A character takes one to three.
        return text.length() * 3L <= bytes
                || (text.length() <= bytes && text.getBytes(StandardCharsets.UTF_8).length <= bytes);
    }

    /**
     * A message text: {@link #storable(String)} and at most {@value #MAX_TEXT_CODE_POINTS} code points.
     *
     * @param text the text as it came
     * @return the text as it is kept
     */
    public static String message(String text) {
        return storable(atMost(text, MAX_TEXT_CODE_POINTS));
    }

    /**
     * A name, title or file name for display: NFC; control characters and the bidirectional embeddings, overrides and isolates
     * removed; zero-width characters kept only between letters or emoji; white space, and what looks like it, collapsed to
     * single spaces and trimmed; at most {@value #MAX_NAME_CODE_POINTS} code points, never cutting a grapheme. Of a text many
     * times too long only the beginning is read.
     *
     * @param raw the name as it came, or null
     * @return the clean name, or null when nothing is left: names are never invented
     */
    public static @Nullable String name(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return null;
        }
        if (isCleanLatin(raw)) {
            return raw;
        }
        // Removing a character can bring two others together that compose, so the rules run until nothing changes. They
        // end:
        // each run but the first only shortens or reorders.
        String clean = storable(raw.substring(0, wholeCharacters(raw, MAX_NAME_CHARS_READ)));
        String before;
        do {
            before = clean;
            clean = cutName(collapse(Normalizer.normalize(before, Normalizer.Form.NFC)));
        } while (!clean.equals(before));
        if (clean.isEmpty()) {
            return null;
        }
        // A thousand events that share one clean name go on sharing it.
        return clean.equals(raw) ? raw : clean;
    }

    /** Whether it is what most names are, on which no rule has anything to do: a few visible characters of Latin-1, and single spaces. */
    private static boolean isCleanLatin(String name) {
        if (name.length() > MAX_NAME_CODE_POINTS) {
            return false;
        }
        boolean gap = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean space = c == ' ';
            boolean visible = (c > ' ' && c < 0x7F) || (c > 0xA0 && c <= 0xFF && c != 0xAD);
            if (!visible && (!space || gap)) {
                return false;
            }
            gap = space;
        }
        return !gap;
    }

    /** How many chars to take, at most the limit and never half of a surrogate pair. */
    private static int wholeCharacters(String text, int limit) {
        if (text.length() <= limit) {
            return text.length();
        }
        return Character.isSurrogatePair(text.charAt(limit - 1), text.charAt(limit)) ? limit - 1 : limit;
    }

    /**
     * The form in which text is searched: NFKD without combining marks, case folded, digits of every script as ASCII, runs of
     * anything that is neither letter nor digit as one space. "José-María" and "jose maria" are equal, "Straße" and "STRASSE"
     * too. The beginning of a folded word is the folded beginning of the word. What names can be found by is in their first
     * {@value #MAX_NAME_CHARS_READ} chars; of a longer text only those are read.
     *
     * @param text any text
     * @return the folded text, possibly empty
     */
    public static String searchKey(String text) {
        String read = text.substring(0, wholeCharacters(text, MAX_NAME_CHARS_READ));
        String decomposed = Normalizer.normalize(storable(read), Normalizer.Form.NFKD);
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
        return foldCase(out.toString());
    }

    /** Lower, upper, lower: so that both sharp s and the dotless i fold. And one sigma, whether or not it ends the word. */
    private static String foldCase(String text) {
        return text.toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('\u03C2', '\u03C3');
    }

    private static boolean append(StringBuilder out, int cp, boolean gap) {
        if (gap && out.length() > 0) {
            out.append(' ');
        }
        out.appendCodePoint(cp);
        return false;
    }

    /** The beginning of a text; half of a surrogate pair counts as a code point, as what replaces it will. */
    private static String atMost(String text, int codePoints) {
        return text.length() <= codePoints || text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints));
    }

    private static int firstUnstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != 0 && c < Character.MIN_SURROGATE) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                return i;
            }
            i += pair ? 1 : 0;
        }
        return -1;
    }

    private static String collapse(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); ) {
            int cp = text.codePointAt(i);
            int next = i + Character.charCount(cp);
            if (isBlank(cp)) {
                gap = true;
            } else if (!isDropped(cp) && !(isZeroWidth(cp) && !joins(out, gap, text, next))) {
                gap = append(out, cp, gap);
            }
            i = next;
        }
        return out.toString();
    }

    /** White space, and the characters that look like it: next line, the Hangul fillers, the empty Braille pattern. */
    private static boolean isBlank(int cp) {
        return Character.isWhitespace(cp)
                || Character.isSpaceChar(cp)
                || cp == 0x0085
                || cp == 0x3164
                || cp == 0xFFA0
                || cp == 0x2800;
    }

    private static boolean isDropped(int cp) {
        return Character.isISOControl(cp) || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
    }

    /** Joiners, marks of direction, soft hyphen and what else has no width. Tags are not among them: they make flags. */
    private static boolean isZeroWidth(int cp) {
        return (cp >= 0x200B && cp <= 0x200F)
                || (cp >= 0x2060 && cp <= 0x2064)
                || (cp >= 0x206A && cp <= 0x206F)
                || cp == 0x00AD
                || cp == 0x061C
                || cp == 0x180E
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
                || isEmoji(cp)
                || type == Character.OTHER_SYMBOL
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.MODIFIER_SYMBOL;
    }

    /** Emoji that Java 17 does not know yet, and the two arrows that are mathematical symbols. */
    private static boolean isEmoji(int cp) {
        return (cp >= 0x1F000 && cp <= 0x1FAFF) || cp == 0x2194 || cp == 0x2195;
    }

    private static String cutName(String name) {
        if (name.codePointCount(0, name.length()) <= MAX_NAME_CODE_POINTS) {
            return name;
        }
        int end = 0;
        int kept = 0;
        for (String grapheme : GRAPHEME.find(name)) {
            kept += grapheme.codePointCount(0, grapheme.length());
            if (kept > MAX_NAME_CODE_POINTS) {
                break;
            }
            end += grapheme.length();
        }
        // A single grapheme longer than the limit (a storm of combining marks) is cut all the same.
        return end > 0 ? name.substring(0, end) : atMost(name, MAX_NAME_CODE_POINTS);
    }
}
