package io.escala.channels.whatsapp;

import io.escala.crm.conversation.TemplateParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An approved template with the values of its body placeholders.
 *
 * @param name the template's name
 * @param language its language code, such as {@code es_AR}
 * @param parameters the values of the body's placeholders: all positional, in order, or all named; empty for a body without
 *     placeholders
 */
public record WhatsAppTemplate(String name, String language, List<TemplateParameter> parameters)
        implements WhatsAppPayload {
    public WhatsAppTemplate {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
        parameters = List.copyOf(parameters);
    }

    @Override
    public String type() {
        return "template";
    }

    @Override
    public Map<String, ?> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("language", Map.of("code", language));
        if (!parameters.isEmpty()) {
            List<Map<String, String>> values =
                    parameters.stream().map(WhatsAppTemplate::value).toList();
            body.put("components", List.of(Map.of("type", "body", "parameters", values)));
        }
        return body;
    }

    private static Map<String, String> value(TemplateParameter parameter) {
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
        long named = parameters.stream().filter(p -> p.name() != null).count();
        return named == 0 || named == parameters.size()
                ? Optional.empty()
                : Optional.of("POSITIONAL_AND_NAMED_PARAMETERS");
    }

    /** Omits the values: they are personal data. */
    @Override
    public String toString() {
        return "WhatsAppTemplate[" + name + ", " + language + "]";
    }
}
