package io.escala.crm.account;

import java.util.Locale;
import java.util.Objects;

/**
 * How an account asks a person for one of their data.
 *
 * @param about what it asks for
 * @param language the language as a BCP 47 tag, such as {@code es} or {@code es-AR}
 * @param text the question, 1 to {@value #MAX_TEXT} characters, so that several fit into one message of any channel
 */
public record KeyDataQuestion(KeyData about, String language, String text) {
    /** The longest text, in code points. */
    public static final int MAX_TEXT = 300;

    /**
     * Normalises the language and makes the text storable.
     *
     * @throws IllegalArgumentException if the language is none, or the text is blank or too long
     */
    public KeyDataQuestion {
        Objects.requireNonNull(about, "about");
        language = Languages.tag(language);
        text = Languages.text("text", text, MAX_TEXT);
    }

    /** Returns the language as a locale. */
    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** Without the text, which may name the company. */
    @Override
    public String toString() {
        return "KeyDataQuestion[" + about + " " + language + "]";
    }
}
