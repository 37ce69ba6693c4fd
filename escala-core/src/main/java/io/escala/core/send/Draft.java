package io.escala.core.send;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.template.TemplateValue;
import java.util.List;
import java.util.Objects;

/** The content to send. Immutable. Not for implementing: minor versions add kinds, and a case for each to {@link Cases}. */
public sealed interface Draft permits Draft.Text, Draft.Template, ChoiceDraft {
    /**
     * Calls the case of this draft's kind.
     *
     * @param cases one method for each kind
     * @param <R> the type of the result
     * @return what the method returned
     */
    <R> R accept(Cases<R> cases);

    /**
     * One method for each kind of draft.
     *
     * @param <R> the type of the result
     */
    interface Cases<R> {
        R text(Text text);

        R template(Template template);

        R choice(ChoiceDraft choice);
    }

    /**
     * A free text; needs an open messaging window.
     *
     * @param body the text
     */
    record Text(String body) implements Draft {
        public Text {
            Objects.requireNonNull(body, "body");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.text(this);
        }

        /** Length only, because texts are personal data. */
        @Override
        public String toString() {
            return "Text[" + body.length() + " chars]";
        }
    }

    /** A template approved by Meta; may be sent at any time, on WhatsApp only. */
    final class Template implements Draft {
        private final String name;
        private final String language;
        private final List<TemplateValue> values;

        private Template(String name, String language, List<TemplateValue> values) {
            this.name = name;
            this.language = language;
            this.values = List.copyOf(values);
        }

        /**
         * Gives the values of the placeholders.
         *
         * @param newValues one for each placeholder, in the order of {@link
         *     io.escala.crm.template.MessageTemplate#placeholders()}
         * @return a new draft
         */
        @CheckReturnValue
        public Template values(TemplateValue... newValues) {
            return new Template(name, language, List.of(newValues));
        }

        /** Returns the template's exact name. */
        public String name() {
            return name;
        }

        /** Returns its exact language code. */
        public String language() {
            return language;
        }

        /** Returns one value for each placeholder. */
        public List<TemplateValue> values() {
            return values;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.template(this);
        }

        /** Name and language only, because values are personal data. */
        @Override
        public String toString() {
            return "Template[" + name + ", " + language + ", " + values.size() + " values]";
        }
    }

    /** The name of a template, whose language comes next. */
    @CheckReturnValue
    final class NamedTemplate {
        private final String name;

        private NamedTemplate(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Chooses the language.
         *
         * @param code the exact language code, such as {@code es_AR}
         * @return the draft, without values
         */
        public Template language(String code) {
            return new Template(name, Objects.requireNonNull(code, "code"), List.of());
        }
    }

    /**
     * Creates a free text.
     *
     * @param body the text
     * @return the draft
     */
    static Draft text(String body) {
        return new Text(body);
    }

    /**
     * Creates a question with options to tap.
     *
     * @param question the question
     * @param options what to choose from, in the order shown
     * @return the draft
     */
    static ChoiceDraft choice(String question, Option... options) {
        return ChoiceDraft.asking(question, List.of(options));
    }

    /**
     * Creates a question that the person answers by sending a location; on WhatsApp only.
     *
     * @param question the question
     * @return the draft
     */
    static ChoiceDraft locationRequest(String question) {
        return ChoiceDraft.forLocation(question);
    }

    /**
     * Starts a template draft.
     *
     * @param name the template's exact name
     * @return the language comes next
     */
    static NamedTemplate template(String name) {
        return new NamedTemplate(name);
    }
}
