package io.escala.core.panel;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Chooses the text for a user among those of several languages. */
final class LanguageChoice {
    private LanguageChoice() {}

    /** Returns the one of exactly this language and country, else of the language, else of the language in any country. */
    static <T> Optional<T> best(List<T> all, Function<T, Locale> languageOf, Locale wanted) {
        Objects.requireNonNull(wanted, "language");
        List<Locale> languages = all.stream().map(languageOf).toList();
        return Optional.ofNullable(Locale.lookup(range(wanted.toLanguageTag()), languages))
                .or(() -> Locale.filter(range(wanted.getLanguage()), languages).stream()
                        .findFirst())
                .flatMap(chosen -> all.stream()
                        .filter(each -> languageOf.apply(each).equals(chosen))
                        .findFirst());
    }

    private static List<LanguageRange> range(String tag) {
        return tag.isEmpty() ? List.of() : List.of(new LanguageRange(tag));
    }
}
