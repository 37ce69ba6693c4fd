package io.escala.crm.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes text from outside safe to store, show and search. Text from a person, a phone or a webhook is untrusted until one of
 * these rules was applied. Every rule is a pure function and idempotent: cleaning clean text changes nothing.
 *
 * <p>Thread-safe: stateless.
 */
public final class SafeText {
    /** The longest message text, in code points; longer texts are cut. */
    public static final int MAX_TEXT_CODE_POINTS = 65_536;

    /** The longest name, title or file name, in code points; longer ones are cut between graphemes. */
    public static final int MAX_NAME_CODE_POINTS = 200;

    /**
     * How many chars of a name are read: ten times what is kept. The rest does not affect the result, so callers need not
     * build longer names. The limit exists because ordering combining marks takes time quadratic in their number.
     */
    public static final int MAX_NAME_CHARS_READ = 2_000;

    // The composed form of a name has at most three times as many chars.
    private static final int MAX_NORMAL_NAME_CHARS = 3 * MAX_NAME_CHARS_READ;

    /** The longest id of a provider or host, in characters. */
    public static final int MAX_ID_LENGTH = 512;

    /**
     * The longest such id in bytes of UTF-8. Two of them and an account id fit into one row of a database index, of which
     * the strictest allows 2,704 bytes.
     */
    public static final int MAX_ID_BYTES = 1_024;

    private static final int MAX_PLAIN_ID_LENGTH = 64;

    private static final char REPLACEMENT = '\uFFFD';

    // Matches whole emoji families, flags and skin tones on every Java version; BreakIterator of Java 17 splits them.
    private static final BoundedPattern GRAPHEME = BoundedPattern.of("\\X", MAX_NORMAL_NAME_CHARS);

    private static final LatinFold LATIN = new LatinFold(SafeText::fold);

    private SafeText() {}

    /**
     * Returns text that every store keeps faithfully: U+0000 and lone surrogates become U+FFFD (PostgreSQL refuses the
     * first, drivers garble the second). Nothing else changes, including emoji and joiners.
     *
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

    /** Whether every store keeps a text faithfully, so that {@link #storable(String)} returns it unchanged. */
    public static boolean isStorable(String text) {
        return firstUnstorable(text) < 0;
    }

    /**
     * Whether an id of a provider or host can be stored. Ids are stored byte for byte and never cleaned or cut: 1 to
     * {@value #MAX_ID_LENGTH} characters and at most {@value #MAX_ID_BYTES} bytes of UTF-8, all storable.
     */
    public static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= MAX_ID_LENGTH && isStorable(id) && hasAtMostBytes(id, MAX_ID_BYTES);
    }

    /**
     * Whether a text can be an id that the host or the library generates, or a plain one of Meta's such as an app's: 1 to 64
     * ASCII letters, digits and {@code - _ .}.
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

    /** Whether a text has at most this many bytes of UTF-8. */
    public static boolean hasAtMostBytes(String text, int bytes) {
        // A char takes one to three bytes.
        return text.length() * 3L <= bytes
                || (text.length() <= bytes && text.getBytes(StandardCharsets.UTF_8).length <= bytes);
    }

    /** Returns a message text to store: {@link #storable(String)}, cut to {@value #MAX_TEXT_CODE_POINTS} code points. */
    public static String message(String text) {
        return storable(atMost(text, MAX_TEXT_CODE_POINTS));
    }

    /**
     * Returns a name, title or file name for display: NFC; control characters and the bidirectional embeddings, overrides
     * and isolates removed; zero-width characters kept only between letters or emoji; white space and blank-looking
     * characters collapsed to single spaces and trimmed; at most {@value #MAX_NAME_CODE_POINTS} code points, never cutting a
     * grapheme. Only the first {@value #MAX_NAME_CHARS_READ} chars are read.
     *
     * @param raw the received name, or null
     * @return the clean name, or null when nothing remains
     */
    public static @Nullable String name(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return null;
        }
        if (isCleanLatin(raw)) {
            return raw;
        }
        // Removing a character can bring two others together that compose, so the rules run until nothing changes.
        // This ends: each run but the first only shortens or reorders.
        String clean = storable(raw.substring(0, wholeCharacters(raw, MAX_NAME_CHARS_READ)));
        String before;
        do {
            before = clean;
            clean = cutName(collapse(Normalizer.normalize(before, Normalizer.Form.NFC)));
        } while (!clean.equals(before));
        if (clean.isEmpty()) {
            return null;
        }
        // Events that share one clean name instance keep sharing it.
        return clean.equals(raw) ? raw : clean;
    }

    /**
     * Whether a name consists only of a few visible Latin-1 characters and single spaces, so that no rule changes it. Most
     * names do.
     */
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

    /** Returns how many chars to take: at most the limit, and never half of a surrogate pair. */
    private static int wholeCharacters(String text, int limit) {
        if (text.length() <= limit) {
            return text.length();
        }
        return Character.isSurrogatePair(text.charAt(limit - 1), text.charAt(limit)) ? limit - 1 : limit;
    }

    /**
     * Returns the folded form of a text for search: NFKD without combining marks, case folded, digits of every script as
     * ASCII, runs of anything that is neither letter nor digit as one space. "José-María" and "jose maria" are equal,
     * "Straße" and "STRASSE" too. A prefix of a word folds to a prefix of the folded word. Only the first
     * {@value #MAX_NAME_CHARS_READ} chars are read.
     *
     * @return the folded text, possibly empty
     */
    public static String searchKey(String text) {
        String read = text.substring(0, wholeCharacters(text, MAX_NAME_CHARS_READ));
        return LatinFold.isLatin(read) ? LATIN.fold(read) : fold(read);
    }

    /** Folds any text. */
    static String fold(String read) {
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

    /**
     * Folds by lower, upper, lower case, so that both sharp s and the dotless i fold. A final sigma folds to the ordinary
     * one.
     */
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

    /** Returns the beginning of a text. A lone surrogate counts as a code point, as its replacement does. */
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

    /** White space and characters that look blank: next line, the Hangul fillers, the empty Braille pattern. */
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

    /** Joiners, direction marks, soft hyphen and other zero-width characters, except tags, which make flags. */
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
        // A single grapheme longer than the limit (very many combining marks) is cut nevertheless.
        return end > 0 ? name.substring(0, end) : atMost(name, MAX_NAME_CODE_POINTS);
    }
}
