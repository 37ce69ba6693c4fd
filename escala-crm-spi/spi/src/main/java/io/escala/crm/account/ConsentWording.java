package io.escala.crm.account;

import io.escala.crm.internal.Checks;
import java.util.Locale;

/**
 * The words in which a user confirms that a person agrees to the storage of their personal data. A contact's consent keeps the words that were
 * shown, so that what was agreed to can be shown again after the account changed them.
 *
 * @param language the language as a BCP 47 tag, such as {@code es} or {@code es-AR}
 * @param version which of the account's wordings it is, counted over all languages; 0 for the words that the library brings along
 * @param text what the user confirms, 1 to {@value #MAX_TEXT} characters
 */
public record ConsentWording(String language, int version, String text) {
    /** The longest text, in code points. */
    public static final int MAX_TEXT = 2_000;

    /**
     * Normalises the language and makes the text storable.
     *
     * @throws IllegalArgumentException if the language is none, or the text is blank or too long
     */
    public ConsentWording {
        language = Languages.tag(language);
        Checks.notNegative("version", version);
        text = Languages.text("text", text, MAX_TEXT);
    }

    /** Returns the language as a locale. */
    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** Without the text, which may name the company. */
    @Override
    public String toString() {
        return "ConsentWording[" + language + " " + version + "]";
    }
}
