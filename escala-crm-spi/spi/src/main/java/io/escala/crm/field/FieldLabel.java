package io.escala.crm.field;

import io.escala.crm.text.SafeText;
import java.util.Locale;
import java.util.Objects;

/**
 * How a field, or an option of one, is called. Labels may change at any time; values do not depend on them.
 *
 * @param spanish the label in Spanish, cleaned ({@link SafeText#name}), 1 to {@value #MAX_LENGTH} characters
 * @param english the label in English, like the Spanish one
 */
public record FieldLabel(String spanish, String english) {
    /** The longest label, in code points. */
    public static final int MAX_LENGTH = 100;

    /**
     * Cleans both labels.
     *
     * @throws IllegalArgumentException if a label is blank or too long
     */
    public FieldLabel {
        spanish = clean("spanish", spanish);
        english = clean("english", english);
    }

    /** Returns a label that is the same in both languages. */
    public static FieldLabel of(String text) {
        return new FieldLabel(text, text);
    }

    private static String clean(String language, String label) {
        String clean = SafeText.name(Objects.requireNonNull(label, language));
        if (clean == null || clean.codePointCount(0, clean.length()) > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "label in " + language + " must have 1 to " + MAX_LENGTH + " characters");
        }
        return clean;
    }

    /** Returns the label in the language of the locale: Spanish, and English for every other one. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("es") ? spanish : english;
    }
}
