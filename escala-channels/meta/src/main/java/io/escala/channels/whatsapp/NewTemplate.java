package io.escala.channels.whatsapp;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.template.Placeholders;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateHeader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A template to submit for Meta's review, with an example for each placeholder, which Meta requires. Immutable: each step returns a new one.
 *
 * <pre>{@code
 * NewTemplate.named("order_ready").language("es_AR").category(TemplateCategory.UTILITY)
 *         .body("Hola {{1}}, tu pedido ya se puede retirar.", "Rosa")
 *         .footer("Tienda")
 *         .link("Ver", "https://shop.example/{{1}}", "77");
 * }</pre>
 */
@CheckReturnValue
public final class NewTemplate {
    private static final int LONGEST_NAME = 512;

    private final String name;
    private final String language;
    private final TemplateCategory category;
    private final String body;
    private final List<String> examples;
    private final @Nullable Map<String, ?> header;
    private final @Nullable String footer;
    private final List<Map<String, ?>> buttons;

    private NewTemplate(
            String name,
            String language,
            TemplateCategory category,
            String body,
            List<String> examples,
            @Nullable Map<String, ?> header,
            @Nullable String footer,
            List<Map<String, ?>> buttons) {
        this.name = name;
        this.language = language;
        this.category = category;
        this.body = body;
        this.examples = examples;
        this.header = header;
        this.footer = footer;
        this.buttons = buttons;
    }

    /** The name, whose language comes next. */
    @CheckReturnValue
    public static final class Named {
        private final String name;

        private Named(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Chooses the language.
         *
         * @param code such as {@code es_AR}
         * @return the category comes next
         */
        public InLanguage language(String code) {
            return new InLanguage(name, Objects.requireNonNull(code, "code"));
        }
    }

    /** Name and language, whose category comes next. */
    @CheckReturnValue
    public static final class InLanguage {
        private final String name;
        private final String language;

        private InLanguage(String name, String language) {
            this.name = name;
            this.language = language;
        }

        /**
         * Chooses the category, which Meta may change.
         *
         * @param category what it is for
         * @return the body comes next
         */
        public OfCategory category(TemplateCategory category) {
            return new OfCategory(name, language, Objects.requireNonNull(category, "category"));
        }
    }

    /** Name, language and category, whose body comes next. */
    @CheckReturnValue
    public static final class OfCategory {
        private final String name;
        private final String language;
        private final TemplateCategory category;

        private OfCategory(String name, String language, TemplateCategory category) {
            this.name = name;
            this.language = language;
            this.category = category;
        }

        /**
         * Sets the body.
         *
         * @param text the text with its placeholders, numbered or named
         * @param examples one for each placeholder, in their order
         */
        public NewTemplate body(String text, String... examples) {
            Objects.requireNonNull(text, "text");
            return new NewTemplate(name, language, category, text, List.of(examples), null, null, List.of());
        }
    }

    /**
     * Names a template.
     *
     * @param name lower-case letters, digits and {@code _}, at most 512
     * @return the language comes next
     */
    public static Named named(String name) {
        return new Named(name);
    }

    /**
     * Sets a text header.
     *
     * @param text the text, at most 60 characters, with at most one placeholder
     * @param example an example for the placeholder, or null when there is none
     */
    public NewTemplate header(String text, @Nullable String example) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "HEADER");
        json.put("format", "TEXT");
        json.put("text", Objects.requireNonNull(text, "text"));
        List<String> names = Placeholders.namesIn(text);
        if (!names.isEmpty() && example != null) {
            json.put(
                    "example",
                    Placeholders.areNumbered(names)
                            ? Map.of("header_text", List.of(example))
                            : Map.of("header_text_named_params", List.of(named(names.get(0), example))));
        }
        return with(json, footer, buttons);
    }

    /**
     * Sets a header whose picture, video or document is chosen at each send.
     *
     * @param format {@link TemplateHeader.Format#IMAGE}, {@code VIDEO} or {@code DOCUMENT}
     * @param sample the handle of a sample that was uploaded through Meta's resumable upload
     * @throws IllegalArgumentException when the format is another
     */
    public NewTemplate header(TemplateHeader.Format format, String sample) {
        if (!TemplateHeader.of(format).isMedia()) {
            throw new IllegalArgumentException("format must be IMAGE, VIDEO or DOCUMENT");
        }
        return with(
                Map.of(
                        "type",
                        "HEADER",
                        "format",
                        format.name(),
                        "example",
                        Map.of("header_handle", List.of(Objects.requireNonNull(sample, "sample")))),
                footer,
                buttons);
    }

    /** Sets a header whose place is chosen at each send. */
    public NewTemplate locationHeader() {
        return with(Map.of("type", "HEADER", "format", "LOCATION"), footer, buttons);
    }

    /**
     * Sets a footer.
     *
     * @param text at most 60 characters, without placeholders
     */
    public NewTemplate footer(String text) {
        return with(header, Objects.requireNonNull(text, "text"), buttons);
    }

    /**
     * Adds a button that answers with its text.
     *
     * @param text at most 25 characters
     */
    public NewTemplate quickReply(String text) {
        return plus(Map.of("type", "QUICK_REPLY", "text", text));
    }

    /**
     * Adds a button that opens a web page.
     *
     * @param text at most 25 characters
     * @param address the address
     */
    public NewTemplate link(String text, String address) {
        return plus(Map.of("type", "URL", "text", text, "url", address));
    }

    /**
     * Adds a button that opens a web page whose address each send completes.
     *
     * @param text at most 25 characters
     * @param address the address, with <code>{{1}}</code> at its end
     * @param example what the placeholder may be
     */
    public NewTemplate link(String text, String address, String example) {
        return plus(Map.of(
                "type",
                "URL",
                "text",
                text,
                "url",
                address,
                "example",
                List.of(Placeholders.fill(address, Map.of("1", example)))));
    }

    /**
     * Adds a button that calls a number.
     *
     * @param text at most 25 characters
     * @param number with {@code +} and country code
     */
    public NewTemplate phone(String text, String number) {
        return plus(Map.of("type", "PHONE_NUMBER", "text", text, "phone_number", number));
    }

    /**
     * Adds a button that copies a code, which each send gives.
     *
     * @param example an example of the code
     */
    public NewTemplate copyCode(String example) {
        return plus(Map.of("type", "COPY_CODE", "example", example));
    }

    private NewTemplate plus(Map<String, ?> button) {
        List<Map<String, ?>> more = new ArrayList<>(buttons);
        more.add(button);
        return with(header, footer, List.copyOf(more));
    }

    private NewTemplate with(
            @Nullable Map<String, ?> newHeader, @Nullable String newFooter, List<Map<String, ?>> newButtons) {
        return new NewTemplate(name, language, category, body, examples, newHeader, newFooter, newButtons);
    }

    /** A problem that Meta is certain to refuse: a short code, or empty. */
    Optional<String> problem() {
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || !name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) {
            return Optional.of("TEMPLATE_NAME_INVALID");
        }
        if (body.isBlank()) {
            return Optional.of("EMPTY_TEXT");
        }
        return Placeholders.namesIn(body).size() == examples.size()
                ? Optional.empty()
                : Optional.of("EXAMPLES_DO_NOT_FIT");
    }

    /** The object that Meta takes. */
    Map<String, ?> json() {
        List<String> names = Placeholders.namesIn(body);
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("type", "BODY");
        text.put("text", body);
        if (!names.isEmpty()) {
            text.put("example", example(names));
        }
        List<Map<String, ?>> components = new ArrayList<>();
        if (header != null) {
            components.add(header);
        }
        components.add(text);
        if (footer != null) {
            components.add(Map.of("type", "FOOTER", "text", footer));
        }
        if (!buttons.isEmpty()) {
            components.add(Map.of("type", "BUTTONS", "buttons", buttons));
        }
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("name", name);
        template.put("language", language);
        template.put("category", category.name());
        template.put("parameter_format", Placeholders.areNumbered(names) ? "POSITIONAL" : "NAMED");
        template.put("components", components);
        return template;
    }

    private Map<String, ?> example(List<String> names) {
        if (Placeholders.areNumbered(names)) {
            return Map.of("body_text", List.of(examples));
        }
        List<Map<String, String>> named = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            named.add(named(names.get(i), examples.get(i)));
        }
        return Map.of("body_text_named_params", named);
    }

    private static Map<String, String> named(String name, String example) {
        return Map.of("param_name", name, "example", example);
    }

    /** Name and language only: examples may be personal data. */
    @Override
    public String toString() {
        return "NewTemplate[" + name + ", " + language + "]";
    }
}
