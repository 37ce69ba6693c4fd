package io.escala.core.conversations;

import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.text.BoundedPattern;
import io.escala.crm.text.SafeText;
import java.util.Locale;
import java.util.Objects;

/**
 * Messages as text that people can read: every content has one, also what Meta does not deliver and what this version does not
 * know. In English, Spanish and Portuguese; other languages read English. The text contains personal data: never log it.
 *
 * <p>Thread-safe: stateless.
 */
public final class MessageText {
    /** The longest preview, in code points. */
    public static final int MAX_PREVIEW = 150;

    private static final String CUT = "…";

    private static final BoundedPattern GRAPHEME = BoundedPattern.of("\\X", SafeText.MAX_NAME_CHARS_READ);

    private MessageText() {}

    /**
     * Returns the text of a message as it is shown: the content after the latest edit, with the story or product that it is
     * about.
     *
     * @param message the message
     * @param locale the language of the reader
     * @return the text, possibly of several lines and never blank
     */
    public static String of(Message message, Locale locale) {
        return ContentTexts.in(locale).of(message);
    }

    /**
     * Returns the text of a content.
     *
     * @param content the content
     * @param locale the language of the reader
     * @return the text, possibly of several lines and never blank
     */
    public static String of(MessageContent content, Locale locale) {
        return ContentTexts.in(locale).of(content);
    }

    /**
     * Returns the beginning of a message's text in one line, as a list shows it: cleaned like a name, and cut between graphemes
     * with an ellipsis.
     *
     * @param message the message
     * @param locale the language of the reader
     * @param length the most code points, including the ellipsis; 1 to {@value #MAX_PREVIEW}
     * @return the line, never blank
     * @throws IllegalArgumentException when the length is out of range
     */
    public static String preview(Message message, Locale locale, int length) {
        if (length < 1 || length > MAX_PREVIEW) {
            throw new IllegalArgumentException("a preview has 1 to " + MAX_PREVIEW + " code points, not " + length);
        }
        ContentTexts texts = ContentTexts.in(locale);
        String line = Objects.requireNonNullElseGet(SafeText.name(texts.of(message)), texts::blank);
        return codePoints(line) <= length ? line : cut(line, length - 1);
    }

    private static String cut(String line, int codePoints) {
        StringBuilder kept = new StringBuilder();
        int left = codePoints;
        for (String grapheme : GRAPHEME.find(line)) {
            left -= codePoints(grapheme);
            if (left < 0) {
                break;
            }
            kept.append(grapheme);
        }
        return kept.toString().stripTrailing() + CUT;
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }
}
