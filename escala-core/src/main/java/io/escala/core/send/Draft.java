package io.escala.core.send;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateMedia;
import io.escala.core.template.TemplateValue;
import io.escala.core.template.TemplateValues;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.TemplateHeaderContent;
import io.escala.crm.library.LibraryFileId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The content to send. Immutable. Not for implementing: minor versions add kinds, and a case for each to {@link Cases}. */
public sealed interface Draft
        permits Draft.Text,
                Draft.Template,
                Draft.Attachments,
                ChoiceDraft,
                CardsDraft,
                LocationDraft,
                ContactCardsDraft,
                FormDraft,
                ProductsDraft {
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

        R cards(CardsDraft cards);

        R location(LocationDraft location);

        R contactCards(ContactCardsDraft cards);

        R form(FormDraft form);

        R products(ProductsDraft products);

        R attachments(Attachments attachments);
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

    /**
     * A template approved by Meta; may be sent at any time, on WhatsApp only.
     *
     * <pre>{@code
     * Draft.template("spring").language("es_AR")
     *         .bind(1, TemplateField.FIRST_NAME, "amigo")
     *         .header(TemplateMedia.at(picture))
     *         .button(0, TemplateValue.fixed("SPRING20"));
     * }</pre>
     */
    @CheckReturnValue
    final class Template implements Draft {
        private final String name;
        private final String language;
        private final TemplateValues values;

        private Template(String name, String language, TemplateValues values) {
            this.name = name;
            this.language = language;
            this.values = values;
        }

        /**
         * Gives all values of the template, in place of those that it has.
         *
         * @param newValues the values
         * @return a new draft
         */
        public Template with(TemplateValues newValues) {
            return new Template(name, language, Objects.requireNonNull(newValues, "newValues"));
        }

        /**
         * Gives the values of the body's placeholders in order.
         *
         * @param inOrder one for each placeholder, in the order of {@link
         *     io.escala.crm.template.MessageTemplate#placeholders()}
         * @return a new draft
         */
        public Template values(TemplateValue... inOrder) {
            return with(values.with(List.of(inOrder)));
        }

        /**
         * Binds a numbered placeholder of the body to a field of the contact.
         *
         * @param placeholder its number, from 1
         * @param field the field
         * @param defaultValue used when the contact's field is empty
         * @return a new draft
         */
        public Template bind(int placeholder, TemplateField field, String defaultValue) {
            return with(values.bind(placeholder, field, defaultValue));
        }

        /**
         * Binds a named placeholder of the body to a field of the contact.
         *
         * @param placeholder its name without braces
         * @param field the field
         * @param defaultValue used when the contact's field is empty
         * @return a new draft
         */
        public Template bind(String placeholder, TemplateField field, String defaultValue) {
            return with(values.bind(placeholder, field, defaultValue));
        }

        /**
         * Gives the value of a numbered placeholder of the body.
         *
         * @param placeholder its number, from 1
         * @param value the value
         * @return a new draft
         */
        public Template bind(int placeholder, TemplateValue value) {
            return with(values.bind(placeholder, value));
        }

        /**
         * Gives the value of a named placeholder of the body.
         *
         * @param placeholder its name without braces
         * @param value the value
         * @return a new draft
         */
        public Template bind(String placeholder, TemplateValue value) {
            return with(values.bind(placeholder, value));
        }

        /**
         * Gives the value of the placeholder in the header's text.
         *
         * @param value the value
         * @return a new draft
         */
        public Template header(TemplateValue value) {
            return with(values.header(value));
        }

        /**
         * Gives the picture, video or document of the header.
         *
         * @param media the medium
         * @return a new draft
         */
        public Template header(TemplateMedia media) {
            return with(values.header(media));
        }

        /**
         * Gives the place of the header.
         *
         * @param place the place
         * @return a new draft
         */
        public Template header(TemplateHeaderContent.Place place) {
            return with(values.header(place));
        }

        /**
         * Gives the value of a button: the rest of an address, the code to copy, the payload that a quick reply answers with, or the token of
         * a form.
         *
         * @param index the index of the button in the template, from 0
         * @param value the value
         * @return a new draft
         */
        public Template button(int index, TemplateValue value) {
            return with(values.button(index, value));
        }

        /**
         * Says when a limited-time offer ends.
         *
         * @param end the end
         * @return a new draft
         */
        public Template expires(Instant end) {
            return with(values.expires(end));
        }

        /** Returns the template's exact name. */
        public String name() {
            return name;
        }

        /** Returns its exact language code. */
        public String language() {
            return language;
        }

        /** Returns its values. */
        public TemplateValues values() {
            return values;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.template(this);
        }

        /** Name and language only, because values are personal data. */
        @Override
        public String toString() {
            return "Template[" + name + ", " + language + ", " + values + "]";
        }
    }

    /**
     * Files of the library ({@link io.escala.core.library.Library}); needs an open messaging window. Each is a message of its own, in their order, and the
     * caption goes with the first.
     */
    final class Attachments implements Draft {
        private final MediaKind kind;
        private final List<LibraryFileId> files;
        private final @Nullable String caption;

        private Attachments(MediaKind kind, List<LibraryFileId> files, @Nullable String caption) {
            this.kind = Objects.requireNonNull(kind, "kind");
            this.files = List.copyOf(files);
            this.caption = caption;
        }

        /**
         * Adds a text, where the channel shows one with such files.
         *
         * @param text the text
         * @return a new draft
         */
        @CheckReturnValue
        public Attachments caption(String text) {
            return new Attachments(kind, files, Objects.requireNonNull(text, "text"));
        }

        /** Returns how they are shown. */
        public MediaKind kind() {
            return kind;
        }

        /** Returns the files, in the order in which they go out. */
        public List<LibraryFileId> files() {
            return files;
        }

        /** Returns the text of the first. */
        public Optional<String> caption() {
            return Optional.ofNullable(caption);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.attachments(this);
        }

        /** Kind and number only: texts are personal data. */
        @Override
        public String toString() {
            return "Attachments[" + files.size() + " of " + kind + "]";
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
            return new Template(name, Objects.requireNonNull(code, "code"), TemplateValues.none());
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
        return ChoiceDraft.asking(question, List.of(Objects.requireNonNull(options, "options")));
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
     * Starts a form to complete, which Meta calls a Flow; on WhatsApp only.
     *
     * @param id Meta's id of the form
     * @return its question comes next
     */
    static FormDraft.Named form(String id) {
        return new FormDraft.Named(id);
    }

    /**
     * Starts a message with products; on WhatsApp only.
     *
     * @param id Meta's id of the catalogue, which is connected with the number
     * @return the products come next
     */
    static ProductsDraft.Catalogue catalogue(String id) {
        return new ProductsDraft.Catalogue(id);
    }

    /**
     * Creates a message with a button that opens the catalogue that is connected with the number; on WhatsApp only.
     *
     * @param text the text above the button
     * @return the draft
     */
    static ProductsDraft wholeCatalogue(String text) {
        return ProductsDraft.whole(text, List.of());
    }

    /**
     * Creates a message with a button that opens the catalogue that is connected with the number; on WhatsApp only.
     *
     * @param text the text above the button
     * @param picture the product whose picture is shown
     * @return the draft
     */
    static ProductsDraft wholeCatalogue(String text, CatalogProduct picture) {
        return ProductsDraft.whole(text, List.of(Objects.requireNonNull(picture, "picture")));
    }

    /**
     * Creates cards side by side.
     *
     * @param cards the cards, in the order shown
     * @return the draft
     */
    static CardsDraft cards(ChoiceCard... cards) {
        return CardsDraft.of(List.of(Objects.requireNonNull(cards, "cards")));
    }

    /**
     * Creates a location; on WhatsApp only.
     *
     * @param latitude degrees north, -90 to 90
     * @param longitude degrees east, -180 to 180
     * @return the draft
     */
    static LocationDraft location(double latitude, double longitude) {
        return LocationDraft.at(latitude, longitude);
    }

    /**
     * Creates contact cards; on WhatsApp only.
     *
     * @param cards one to 257
     * @return the draft
     */
    static ContactCardsDraft contactCards(SharedContact... cards) {
        return ContactCardsDraft.of(List.of(Objects.requireNonNull(cards, "cards")));
    }

    /**
     * Creates a draft of files.
     *
     * @param kind how they are shown
     * @param files files of the library, of this kind
     * @return the draft, without caption
     */
    static Attachments attachments(MediaKind kind, List<LibraryFileId> files) {
        return new Attachments(kind, files, null);
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
