package io.escala.core.panel;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Chooses the text for a user among those of several languages. */
final class LanguageChoice {
    private LanguageChoice() {}

    /** Returns the one of exactly this language and country, else of the language, else of the language in any country. */
    static <T> Optional<T> best(List<T> all, Function<T, Locale> languageOf, Locale wanted) {
        Objects.requireNonNull(wanted, "language");
        Locale general = Locale.forLanguageTag(wanted.getLanguage());
        return first(all, each -> languageOf.apply(each).toLanguageTag().equals(wanted.toLanguageTag()))
                .or(() -> first(all, each -> languageOf.apply(each).equals(general)))
                .or(() ->
                        first(all, each -> languageOf.apply(each).getLanguage().equals(wanted.getLanguage())));
    }

    private static <T> Optional<T> first(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).findFirst();
    }
}
