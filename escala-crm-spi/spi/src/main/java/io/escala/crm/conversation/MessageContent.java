package io.escala.crm.conversation;

import io.escala.crm.template.TemplateCategory;
import io.escala.crm.text.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a message says. A closed family: match it with {@link #accept(Cases)}. What no variant models is {@link Raw}, which
 * keeps the form it came in, so nothing new of Meta's is ever lost.
 */
public sealed interface MessageContent {
    /**
     * Calls the case of this variant.
     *
     * @param cases one method per variant
     * @return what the case returned
     */
    <R> R accept(Cases<R> cases);

    /**
     * What can be shown and searched as text.
     *
     * @return the text, or null when there is none
     */
    @Nullable
    String text();

    /** One method per variant. */
    interface Cases<R> {
        /**
         * A text.
         *
         * @param text the variant
         */
        R text(Text text);

        /**
         * One medium.
         *
         * @param media the variant
         */
        R media(Media media);

        /**
         * Several media in one message.
         *
         * @param album the variant
         */
        R album(Album album);

        /**
         * An answer by button or list.
         *
         * @param choice the variant
         */
        R choice(Choice choice);

        /**
         * A template.
         *
         * @param template the variant
         */
        R template(Template template);

        /**
         * What was taken back.
         *
         * @param removed the variant
         */
        R removed(Removed removed);

        /**
         * Anything else.
         *
         * @param raw the variant
         */
        R raw(Raw raw);
    }

    /**
     * Plain text.
     *
     * @param body the text, made storable and at most {@value SafeText#MAX_TEXT_CODE_POINTS} code points
     */
    record Text(String body) implements MessageContent {
        /** Makes the body storable. */
        public Text {
            body = SafeText.message(Objects.requireNonNull(body, "body"));
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.text(this);
        }

        @Override
        public String text() {
            return body;
        }

        /** Length only: texts are personal data. */
        @Override
        public String toString() {
            return "Text[" + body.length() + " chars]";
        }
    }

    /**
     * One medium, with its caption. Several in one message are an {@link Album}.
     *
     * @param media where it is
     * @param caption text that came with it, or null
     */
    record Media(MediaRef media, @Nullable String caption) implements MessageContent {
        /** Makes the caption storable. */
        public Media {
            Objects.requireNonNull(media, "media");
            caption = caption == null ? null : SafeText.message(caption);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.media(this);
        }

        @Override
        public @Nullable String text() {
            return caption;
        }

        @Override
        public String toString() {
            return "Media[" + media.kind() + "]";
        }
    }

    /**
     * Several media that came as one message, with the caption they share. A medium's place in the list, from 0, is what
     * {@link MediaFile#place} names. The same medium twice is two.
     *
     * @param media where they are, in the order they came; {@value #MIN_MEDIA} to {@value #MAX_MEDIA}
     * @param caption text that came with them, or null
     */
    record Album(List<MediaRef> media, @Nullable String caption) implements MessageContent {
        /** Fewer are no album: one medium is a {@link Media}. */
        public static final int MIN_MEDIA = 2;

        /** Several times what Meta lets anybody put into one message. What has more is kept {@link Raw}. */
        public static final int MAX_MEDIA = 100;

        /**
         * Copies the media and makes the caption storable.
         *
         * @throws IllegalArgumentException when there are too few or too many
         */
        public Album {
            media = List.copyOf(media);
            if (!holds(media.size())) {
                throw new IllegalArgumentException(
                        "an album has " + MIN_MEDIA + " to " + MAX_MEDIA + " media, not " + media.size());
            }
            caption = caption == null ? null : SafeText.message(caption);
        }

        /**
         * Whether so many media can be an album.
         *
         * @param size how many
         * @return true for {@value #MIN_MEDIA} to {@value #MAX_MEDIA}
         */
        public static boolean holds(int size) {
            return size >= MIN_MEDIA && size <= MAX_MEDIA;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.album(this);
        }

        @Override
        public @Nullable String text() {
            return caption;
        }

        /** Kinds only: captions are personal data. */
        @Override
        public String toString() {
            return "Album" + media.stream().map(MediaRef::kind).toList();
        }
    }

    /**
     * A tap on a button, a list row, a quick reply or a menu entry: counts as an answer.
     *
     * @param kind what was tapped
     * @param payload what the business attached to it, or null
     * @param title what the customer saw, or null
     */
    record Choice(
            Kind kind, @Nullable String payload, @Nullable String title) implements MessageContent {
        /** What can be tapped. */
        public enum Kind {
            /** A reply button of an interactive message. */
            BUTTON,
            /** A row of a list. */
            LIST_ROW,
            /** A quick-reply button of a template. */
            TEMPLATE_BUTTON,
            /** A quick reply of Messenger or Instagram. */
            QUICK_REPLY,
            /** A postback: get-started, menu, ice breaker, template button. */
            POSTBACK
        }

        /** Makes the texts storable. */
        public Choice {
            Objects.requireNonNull(kind, "kind");
            payload = payload == null ? null : SafeText.message(payload);
            title = title == null ? null : SafeText.message(title);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.choice(this);
        }

        @Override
        public @Nullable String text() {
            return title;
        }

        @Override
        public String toString() {
            return "Choice[" + kind + "]";
        }
    }

    /**
     * A template, with the values it was sent with.
     *
     * @param name the template's name
     * @param language its language code, such as {@code es_AR}
     * @param category what it was for when it was queued: marketing is held back from whoever stops it before it sets out
     * @param parameters the values that went into its placeholders
     * @param rendered the text as the customer reads it, or null when the body is not known
     */
    record Template(
            String name,
            String language,
            TemplateCategory category,
            List<TemplateParameter> parameters,
            @Nullable String rendered)
            implements MessageContent {
        /** Makes the texts storable. */
        public Template {
            name = SafeText.storable(Objects.requireNonNull(name, "name"));
            language = SafeText.storable(Objects.requireNonNull(language, "language"));
            Objects.requireNonNull(category, "category");
            parameters = List.copyOf(parameters);
            rendered = rendered == null ? null : SafeText.message(rendered);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.template(this);
        }

        @Override
        public @Nullable String text() {
            return rendered;
        }

        /** Name only: values are personal data. */
        @Override
        public String toString() {
            return "Template[" + name + ", " + language + "]";
        }
    }

    /** What its author took back: nothing of it is left. */
    record Removed() implements MessageContent {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.removed(this);
        }

        @Override
        public @Nullable String text() {
            return null;
        }
    }

    /**
     * Something no variant models, in the form it came.
     *
     * @param kind the provider's word for it
     * @param json its raw form, UTF-8 JSON
     */
    record Raw(String kind, String json) implements MessageContent {
        /** Makes both storable; the JSON is kept as it came. */
        public Raw {
            kind = SafeText.storable(Objects.requireNonNull(kind, "kind"));
            json = SafeText.storable(Objects.requireNonNull(json, "json"));
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.raw(this);
        }

        @Override
        public @Nullable String text() {
            return null;
        }

        /** Size only: the raw form holds personal data. */
        @Override
        public String toString() {
            return "Raw[" + kind + ", " + json.getBytes(StandardCharsets.UTF_8).length + " bytes]";
        }
    }
}
