package io.escala.crm.conversation;

import io.escala.crm.template.TemplateCategory;
import io.escala.crm.text.SafeText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The content of a message. A closed family: match it with {@link #accept(Cases)}. Content that no other variant models is
 * {@link Raw}, which keeps the received JSON, so nothing new of Meta's is lost.
 */
public sealed interface MessageContent {
    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    /** Returns the text to show and search, or null when there is none. */
    @Nullable
    String text();

    /** One method per variant. */
    interface Cases<R> {
        /** Handles plain text. */
        R text(Text text);

        /** Handles one medium. */
        R media(Media media);

        /** Handles several media. */
        R album(Album album);

        /** Handles a choice. */
        R choice(Choice choice);

        /** Handles a question with options. */
        R interactive(Interactive interactive);

        /** Handles a template. */
        R template(Template template);

        /** Handles content with values, such as a location. */
        R structured(Structured structured);

        /** Handles an unsent message. */
        R removed(Removed removed);

        /** Handles anything else. */
        R raw(Raw raw);
    }

    /**
     * Plain text.
     *
     * @param body the text, made storable and at most {@value SafeText#MAX_TEXT_CODE_POINTS} code points
     */
    record Text(String body) implements MessageContent {
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
     * One medium with its caption. Several media in one message are an {@link Album}.
     *
     * @param caption its caption, or null
     */
    record Media(MediaRef media, @Nullable String caption) implements MessageContent {
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
     * Several media in one message, with one shared caption. {@link MediaFile#place} is the index in this list. A repeated
     * medium counts twice.
     *
     * @param media the media in the order received, {@value #MIN_MEDIA} to {@value #MAX_MEDIA}
     * @param caption their caption, or null
     */
    record Album(List<MediaRef> media, @Nullable String caption) implements MessageContent {
        /** The fewest media of an album; a single one is a {@link Media}. */
        public static final int MIN_MEDIA = 2;

        /**
         * The most media of an album, several times what Meta allows in one message. A message with more is stored as
         * {@link Raw}.
         */
        public static final int MAX_MEDIA = 100;

        /**
         * Creates an album.
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

        /** Whether an album can have this many media. */
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
     * A tap on a button, a list row, a quick reply or a menu entry. It counts as a message of the customer, like text.
     *
     * @param payload the payload that the business attached, or null
     * @param title the title shown to the customer, or null
     */
    record Choice(
            Kind kind, @Nullable String payload, @Nullable String title) implements MessageContent {
        /** What the customer tapped. */
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
     * A question with options to tap, a form to complete or products, which the business sends. A tap comes as a {@link Choice}, a
     * completed form and an order as {@link Structured}.
     *
     * @param form how the channel shows it
     * @param body the question; empty for cards without a text of their own
     * @param header the line above it, or null
     * @param footer the line below it, or null
     * @param listButton the button that opens a list, or null
     * @param options what to choose from; only for options to tap
     * @param cards the cards, in their order
     * @param opens the form that its button opens, or null
     * @param products the products that it shows, or null
     */
    record Interactive(
            Form form,
            String body,
            @Nullable String header,
            @Nullable String footer,
            @Nullable String listButton,
            List<MessageOption> options,
            List<MessageCard> cards,
            @Nullable MessageForm opens,
            @Nullable MessageProducts products)
            implements MessageContent {
        /** How a channel shows the options. */
        public enum Form {
            /** Reply buttons of WhatsApp. */
            REPLY_BUTTONS,
            /** A list of WhatsApp, opened by a button. */
            LIST,
            /** A button of WhatsApp that opens an address. */
            LINK,
            /** A button of WhatsApp that sends the person's location. */
            LOCATION_REQUEST,
            /** Quick replies of Messenger and Instagram, which disappear with the next message. */
            QUICK_REPLIES,
            /** Buttons of Messenger and Instagram, which stay. */
            BUTTONS,
            /** Cards side by side. */
            CARDS,
            /** A button of WhatsApp that opens a form. */
            FORM,
            /** One product, on WhatsApp. */
            PRODUCT,
            /** A list of products of WhatsApp, opened by a button of its own. */
            PRODUCT_LIST,
            /** Products side by side, on WhatsApp. */
            PRODUCT_CARDS,
            /** A button of WhatsApp that opens the whole catalogue. */
            CATALOGUE
        }

        public Interactive {
            Objects.requireNonNull(form, "form");
            body = SafeText.message(Objects.requireNonNull(body, "body"));
            header = header == null ? null : SafeText.storable(header);
            footer = footer == null ? null : SafeText.storable(footer);
            listButton = listButton == null ? null : SafeText.storable(listButton);
            options = List.copyOf(options);
            cards = List.copyOf(cards);
        }

        /** Creates content without form and products. */
        public Interactive(
                Form form,
                String body,
                @Nullable String header,
                @Nullable String footer,
                @Nullable String listButton,
                List<MessageOption> options,
                List<MessageCard> cards) {
            this(form, body, header, footer, listButton, options, cards, null, null);
        }

        /** Creates content without cards. */
        public Interactive(
                Form form,
                String body,
                @Nullable String header,
                @Nullable String footer,
                @Nullable String listButton,
                List<MessageOption> options) {
            this(form, body, header, footer, listButton, options, List.of());
        }

        /** Returns whether a tap can answer with this option. */
        public boolean offers(String id) {
            return Stream.concat(options.stream(), cards.stream().flatMap(card -> card.options().stream()))
                    .anyMatch(option -> option.answers() && option.id().equals(id));
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.interactive(this);
        }

        /** Returns all that the person reads, a line for each part. */
        @Override
        public String text() {
            Stream<@Nullable String> head = Stream.of(header, body);
            Stream<String> choices = Stream.of(
                            options.stream().map(MessageOption::line),
                            cards.stream().map(MessageCard::lines),
                            Stream.ofNullable(opens).map(form -> "• " + form.button()),
                            Stream.ofNullable(products)
                                    .flatMap(shown -> shown.items().stream())
                                    .map(MessageProduct::line))
                    .flatMap(part -> part);
            return Stream.concat(Stream.concat(head, choices), Stream.of(Objects.requireNonNullElse(footer, "")))
                    .filter(line -> line != null && !line.isBlank())
                    .collect(Collectors.joining("\n"));
        }

        /** Form and numbers only: texts are personal data. */
        @Override
        public String toString() {
            return "Interactive[" + form + ", " + options.size() + " options, " + cards.size() + " cards]";
        }
    }

    /**
     * A template with its values.
     *
     * @param language its language code, such as {@code es_AR}
     * @param category its category when it was queued; a marketing template is not sent when the person opts out before the
     *     send starts
     * @param parameters the values of the body's placeholders
     * @param rendered the body with the values filled in, or null when it is not known
     * @param header what stands above the body, or null
     * @param footer the text below the body, or null
     * @param buttons its buttons, in order
     * @param expires when the offer ends, to the millisecond; null for a template without a countdown
     */
    record Template(
            String name,
            String language,
            TemplateCategory category,
            List<TemplateParameter> parameters,
            @Nullable String rendered,
            @Nullable TemplateHeaderContent header,
            @Nullable String footer,
            List<TemplateButtonContent> buttons,
            @Nullable Instant expires)
            implements MessageContent {
        public Template {
            name = SafeText.storable(Objects.requireNonNull(name, "name"));
            language = SafeText.storable(Objects.requireNonNull(language, "language"));
            Objects.requireNonNull(category, "category");
            parameters = List.copyOf(parameters);
            rendered = rendered == null ? null : SafeText.message(rendered);
            footer = footer == null ? null : SafeText.message(footer);
            buttons = List.copyOf(buttons);
            expires = expires == null ? null : expires.truncatedTo(ChronoUnit.MILLIS);
        }

        /** Creates a template of a body alone. */
        public Template(
                String name,
                String language,
                TemplateCategory category,
                List<TemplateParameter> parameters,
                @Nullable String rendered) {
            this(name, language, category, parameters, rendered, null, null, List.of(), null);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.template(this);
        }

        /** Returns what the person reads: the text of the header, the body and the footer, each on lines of its own; null when not known. */
        @Override
        public @Nullable String text() {
            List<String> lines = new ArrayList<>();
            if (header != null && header.text() != null) {
                lines.add(header.text());
            }
            if (rendered != null) {
                lines.add(rendered);
            }
            if (footer != null) {
                lines.add(footer);
            }
            return lines.isEmpty() ? null : String.join("\n", lines);
        }

        /** Name only: values are personal data. */
        @Override
        public String toString() {
            return "Template[" + name + ", " + language + "]";
        }
    }

    /**
     * Content that consists of values, such as a location, contact cards or an order.
     *
     * @param words what the person wrote beside it, or null
     * @param details its values in the order received, at most {@value #MAX_DETAILS}; further ones are left out
     * @param json its raw form as received, UTF-8 JSON; empty for what was sent through the library
     */
    record Structured(ContentKind kind, @Nullable String words, List<ContentDetail> details, String json)
            implements MessageContent {
        /** The most values that are kept apart from the raw form. */
        public static final int MAX_DETAILS = 500;

        public Structured {
            Objects.requireNonNull(kind, "kind");
            words = words == null ? null : SafeText.message(words);
            details = List.copyOf(details.subList(0, Math.min(details.size(), MAX_DETAILS)));
            json = SafeText.storable(Objects.requireNonNull(json, "json"));
        }

        /** Returns the values of this name, in their order. */
        public List<String> values(ContentDetail.Name name) {
            return details.stream()
                    .filter(detail -> detail.name() == name)
                    .map(ContentDetail::value)
                    .toList();
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.structured(this);
        }

        @Override
        public @Nullable String text() {
            return words;
        }

        /** Kind and number only: values are personal data. */
        @Override
        public String toString() {
            return "Structured[" + kind + ", " + details.size() + " values]";
        }
    }

    /** An unsent message, of which no content is kept. */
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
     * Content that no variant models, or that Meta does not deliver, as received.
     *
     * @param kind Meta's name of the type
     * @param json its raw form, UTF-8 JSON
     * @param words what the person wrote beside it, or null
     */
    record Raw(String kind, String json, @Nullable String words) implements MessageContent {
        public Raw {
            kind = SafeText.storable(Objects.requireNonNull(kind, "kind"));
            json = SafeText.storable(Objects.requireNonNull(json, "json"));
            words = words == null ? null : SafeText.message(words);
        }

        /** Creates content without words. */
        public Raw(String kind, String json) {
            this(kind, json, null);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.raw(this);
        }

        @Override
        public @Nullable String text() {
            return words;
        }

        /** Size only: the JSON contains personal data. */
        @Override
        public String toString() {
            return "Raw[" + kind + ", " + json.getBytes(StandardCharsets.UTF_8).length + " bytes]";
        }
    }
}
