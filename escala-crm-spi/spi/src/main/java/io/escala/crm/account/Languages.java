package io.escala.crm.account;

import io.escala.crm.text.SafeText;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Objects;

/** Checks languages and the texts that an account keeps in each. */
final class Languages {
    private Languages() {}

    /**
     * Returns the BCP 47 tag of a language in its usual form.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String tag(String language) {
        Objects.requireNonNull(language, "language");
        try {
            Locale locale = new Locale.Builder().setLanguageTag(language).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException none) {
            // Said below for every text that is no language.
        }
        throw new IllegalArgumentException("language must be a BCP 47 tag such as es or es-AR");
    }

    /**
     * Returns a text that can be stored, without blanks around it.
     *
     * @throws IllegalArgumentException if it is blank, or has more code points
     */
    static String text(String name, String text, int most) {
        String clean = SafeText.storable(Objects.requireNonNull(text, name)).strip();
        if (clean.isEmpty() || clean.codePointCount(0, clean.length()) > most) {
            throw new IllegalArgumentException(name + " must have 1 to " + most + " characters");
        }
        return clean;
    }
}
