package io.escala.channels.whatsapp;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.TemplateButtonContent;
import io.escala.crm.conversation.TemplateHeaderContent;
import io.escala.crm.conversation.TemplateParameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An approved template with the values of its placeholders. Immutable: each step returns a new one.
 *
 * <pre>{@code
 * WhatsAppTemplate.of("order_ready").language("es_AR").body(List.of(new TemplateParameter(null, "Rosa")));
 * }</pre>
 *
 * <p>Only what has values goes to Meta: it has the texts of the template itself.
 */
@CheckReturnValue
public final class WhatsAppTemplate implements WhatsAppPayload {
    private final String name;
    private final String language;
    private final List<TemplateParameter> body;
    private final @Nullable TemplateHeaderContent header;
    private final List<TemplateButtonContent> buttons;
    private final @Nullable Instant expires;

    private WhatsAppTemplate(
            String name,
            String language,
            List<TemplateParameter> body,
            @Nullable TemplateHeaderContent header,
            List<TemplateButtonContent> buttons,
            @Nullable Instant expires) {
        this.name = name;
        this.language = language;
        this.body = List.copyOf(body);
        this.header = header;
        this.buttons = List.copyOf(buttons);
        this.expires = expires;
    }

    /** The name of a template, whose language comes next. */
    @CheckReturnValue
    public static final class Named {
        private final String name;

        private Named(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Chooses the language.
         *
         * @param code the exact language code, such as {@code es_AR}
         */
        public WhatsAppTemplate language(String code) {
            return new WhatsAppTemplate(name, Objects.requireNonNull(code, "code"), List.of(), null, List.of(), null);
        }
    }

    /**
     * Names a template.
     *
     * @param name its exact name
     * @return the language comes next
     */
    public static Named of(String name) {
        return new Named(name);
    }

    /**
     * Returns the payload of a message's content.
     *
     * @param content the content
     * @param uploaded Meta's id of the header's medium, or null when there is none or Meta fetches it
     */
    public static WhatsAppTemplate of(MessageContent.Template content, @Nullable String uploaded) {
        return of(content, uploaded, null);
    }

    /** @param reference the message that the token of a form names if none was given, or null */
    static WhatsAppTemplate of(MessageContent.Template content, @Nullable String uploaded, @Nullable String reference) {
        TemplateHeaderContent header = content.header();
        return new WhatsAppTemplate(
                content.name(),
                content.language(),
                content.parameters(),
                header == null || header.media() == null || uploaded == null
                        ? header
                        : TemplateHeaderContent.media(WhatsAppTemplateHeaders.uploaded(header.media(), uploaded)),
                content.buttons().stream()
                        .map(button -> WhatsAppTemplateButtons.named(button, reference))
                        .toList(),
                content.expires());
    }

    /**
     * Gives the values of the body's placeholders.
     *
     * @param parameters all positional, in order, or all named
     */
    public WhatsAppTemplate body(List<TemplateParameter> parameters) {
        return new WhatsAppTemplate(name, language, parameters, header, buttons, expires);
    }

    /**
     * Gives the value, the medium or the place of the header.
     *
     * @param content the header; a medium has Meta's id of an uploaded file, or the address of one on the web
     */
    public WhatsAppTemplate header(TemplateHeaderContent content) {
        Objects.requireNonNull(content, "content");
        return new WhatsAppTemplate(name, language, body, content, buttons, expires);
    }

    /**
     * Gives the buttons, in the order of the template.
     *
     * @param all every button; those without a value need none
     */
    public WhatsAppTemplate buttons(List<TemplateButtonContent> all) {
        return new WhatsAppTemplate(name, language, body, header, all, expires);
    }

    /**
     * Says when a limited-time offer ends.
     *
     * @param end the end, to the millisecond
     */
    public WhatsAppTemplate expires(Instant end) {
        Objects.requireNonNull(end, "end");
        return new WhatsAppTemplate(name, language, body, header, buttons, end);
    }

    @Override
    public String type() {
        return "template";
    }

    @Override
    public Map<String, ?> body() {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("name", name);
        template.put("language", Map.of("code", language));
        List<Map<String, ?>> components = components();
        if (!components.isEmpty()) {
            template.put("components", components);
        }
        return template;
    }

    private List<Map<String, ?>> components() {
        List<Map<String, ?>> components = new ArrayList<>();
        if (header != null) {
            headerParameter(header)
                    .ifPresent(parameter -> components.add(Map.of("type", "header", "parameters", List.of(parameter))));
        }
        if (expires != null) {
            Map<String, ?> offer = Map.of("expiration_time_ms", expires.toEpochMilli());
            components.add(Map.of(
                    "type",
                    "limited_time_offer",
                    "parameters",
                    List.of(Map.of("type", "limited_time_offer", "limited_time_offer", offer))));
        }
        if (!body.isEmpty()) {
            components.add(Map.of(
                    "type",
                    "body",
                    "parameters",
                    body.stream().map(WhatsAppTemplate::text).toList()));
        }
        for (int i = 0; i < buttons.size(); i++) {
            int index = i;
            WhatsAppTemplateButtons.component(index, buttons.get(i)).ifPresent(components::add);
        }
        return components;
    }

    private static Optional<Map<String, ?>> headerParameter(TemplateHeaderContent header) {
        if (header.media() != null) {
            return Optional.of(WhatsAppTemplateHeaders.media(header.media()));
        }
        if (header.place() != null) {
            return Optional.of(WhatsAppTemplateHeaders.place(header.place()));
        }
        return Optional.ofNullable(header.parameter()).map(WhatsAppTemplate::text);
    }

    private static Map<String, ?> text(TemplateParameter parameter) {
        Map<String, String> value = new LinkedHashMap<>();
        value.put("type", "text");
        if (parameter.name() != null) {
            value.put("parameter_name", parameter.name());
        }
        value.put("text", parameter.value());
        return value;
    }

    @Override
    public Optional<String> problem() {
        if (name.isBlank() || language.isBlank()) {
            return Optional.of("TEMPLATE_UNNAMED");
        }
        if (header != null && header.media() != null && !WhatsAppTemplateHeaders.isSendable(header.media())) {
            return Optional.of("HEADER_MEDIA_NOT_UPLOADED");
        }
        List<TemplateParameter> texts = Stream.concat(
                        body.stream(), Stream.ofNullable(header == null ? null : header.parameter()))
                .toList();
        long named = texts.stream().filter(p -> p.name() != null).count();
        return named == 0 || named == texts.size() ? Optional.empty() : Optional.of("POSITIONAL_AND_NAMED_PARAMETERS");
    }

    /** Omits the values: they are personal data. */
    @Override
    public String toString() {
        return "WhatsAppTemplate[" + name + ", " + language + "]";
    }
}
