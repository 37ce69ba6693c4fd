package io.escala.core.health;

import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of problems in one language. Thread-safe. */
final class LineProblemTexts {
    private static final String BUNDLE = "io.escala.core.health.texts";

    private static final LineProblemTexts ENGLISH = new LineProblemTexts(Locale.ROOT);
    private static final LineProblemTexts SPANISH = new LineProblemTexts(new Locale("es"));

    private final ResourceBundle texts;

    private LineProblemTexts(Locale locale) {
        texts = ResourceBundle.getBundle(BUNDLE, locale);
    }

    static LineProblemTexts in(Locale locale) {
        return locale.getLanguage().equals("es") ? SPANISH : ENGLISH;
    }

    String of(LineProblem problem) {
        return texts.getString("problem." + problem.kind()) + " " + texts.getString("remedy." + problem.remedy());
    }
}
