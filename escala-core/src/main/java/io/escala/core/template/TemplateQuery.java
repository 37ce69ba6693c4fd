package io.escala.core.template;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.line.LineId;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.text.SafeText;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which templates of a line are listed. Immutable: each step returns a new query. */
@CheckReturnValue
public final class TemplateQuery {
    private final LineId line;
    private final @Nullable String language;
    private final @Nullable TemplateCategory category;
    private final @Nullable String text;

    private TemplateQuery(
            LineId line, @Nullable String language, @Nullable TemplateCategory category, @Nullable String text) {
        this.line = line;
        this.language = language;
        this.category = category;
        this.text = text;
    }

    /**
     * All templates of a line.
     *
     * @param line the line
     */
    public static TemplateQuery of(LineId line) {
        return new TemplateQuery(Objects.requireNonNull(line, "line"), null, null, null);
    }

    /**
     * Only those in a language.
     *
     * @param code the exact language code, such as {@code es_AR}
     */
    public TemplateQuery language(String code) {
        return new TemplateQuery(line, Objects.requireNonNull(code, "code"), category, text);
    }

    /**
     * Only those of a category.
     *
     * @param only the category
     */
    public TemplateQuery category(TemplateCategory only) {
        return new TemplateQuery(line, language, Objects.requireNonNull(only, "only"), text);
    }

    /**
     * Only those with a text in their name or body.
     *
     * @param words any part, in any case and with or without accents
     */
    public TemplateQuery matching(String words) {
        return new TemplateQuery(line, language, category, Objects.requireNonNull(words, "words"));
    }

    /** Returns the line. */
    public LineId line() {
        return line;
    }

    /** Returns the language that is asked for. */
    public Optional<String> language() {
        return Optional.ofNullable(language);
    }

    /** Returns the category that is asked for. */
    public Optional<TemplateCategory> category() {
        return Optional.ofNullable(category);
    }

    /** Whether a template of the line is meant. */
    public boolean matches(MessageTemplate template) {
        return (language == null || language.equals(template.language()))
                && (category == null || category == template.category())
                && (text == null || contains(template.name(), text) || contains(template.body(), text));
    }

    private static boolean contains(String where, String what) {
        return SafeText.searchKey(where).contains(SafeText.searchKey(what));
    }

    /** Without the text that is looked for. */
    @Override
    public String toString() {
        return "TemplateQuery[" + line + ", " + language + ", " + category + "]";
    }
}
