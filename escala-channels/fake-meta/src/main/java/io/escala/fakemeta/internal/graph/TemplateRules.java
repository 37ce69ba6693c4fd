package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.setup.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules for sending templates. */
final class TemplateRules {

    private static final int LONGEST_BODY = 1024;
    private static final List<String> FORBIDDEN = List.of("\n", "\r", "\t", "     ");

    private TemplateRules() {}

    /** Checks a template payload against the catalogue and renders it. */
    static TemplateUse check(List<Template> catalogue, @Nullable JsonNode payload, int version) {
        if (!(payload instanceof ObjectNode)) {
            throw new Refused(GraphError.missing("Parameter template is missing"));
        }
        String name = Json.textOrEmpty(payload, "name");
        JsonNode language = payload.get("language");
        String code = language == null ? "" : Json.textOrEmpty(language, "code");
        if (name.isEmpty() || code.isEmpty()) {
            throw new Refused(GraphError.missing("template name and language code are required"));
        }
        Template template = find(catalogue, name, code);
        List<String> parameters = parameters("body", template.bodyParameters(), payload, version);
        String header = TemplateHeaderRules.check(template, payload, version);
        Map<Integer, String> buttons = TemplateButtonRules.check(template, payload.get("components"));
        otherParts(template, payload);
        if (template.bodyWith(parameters).length() > LONGEST_BODY) {
            throw new Refused(
                    GraphError.whatsApp(400, 132005, "Template Hydrated Text too long", "body: text is too long"));
        }
        List<String> headerParameters = template.headerParameters().isEmpty() ? List.of() : List.of(header);
        String rendered = template.textWith(headerParameters, parameters);
        return new TemplateUse(name, code, template.category(), parameters, header, buttons, rendered);
    }

    private static Template find(List<Template> catalogue, String name, String code) {
        for (Template each : catalogue) {
            if (each.name().equals(name) && each.language().equals(code)) {
                return switch (each.status()) {
                    case APPROVED -> each;
                    case PAUSED ->
                        throw new Refused(GraphError.whatsApp(
                                400, 132015, "Template is Paused", "template (" + name + ") is paused"));
                    case DISABLED ->
                        throw new Refused(GraphError.whatsApp(
                                400, 132016, "Template is Disabled", "template (" + name + ") is disabled"));
                    case PENDING, REJECTED -> throw new Refused(absent(name, code));
                };
            }
        }
        throw new Refused(absent(name, code));
    }

    private static GraphError absent(String name, String code) {
        return GraphError.whatsApp(
                404,
                132001,
                "Template name does not exist in the translation",
                "template name (" + name + ") does not exist in " + code);
    }

    static List<String> parameters(String where, List<String> expected, JsonNode payload, int version) {
        JsonNode given = component(payload, where);
        JsonNode list = given == null ? null : given.get("parameters");
        int count = list == null ? 0 : list.size();
        if (count != expected.size()) {
            throw new Refused(mismatch(where, count, expected.size()));
        }
        Map<String, String> values = new TreeMap<>();
        for (int at = 0; at < count && list != null; at++) {
            JsonNode parameter = list.get(at);
            String key = expected.get(at);
            if (!key.chars().allMatch(Character::isDigit)) {
                key = Json.textOrEmpty(parameter, "parameter_name");
                if (!expected.contains(key) || values.containsKey(key)) {
                    throw new Refused(format(where + ": parameter_name is missing, unknown or given twice"));
                }
            }
            values.put(key, value(where, parameter, version));
        }
        List<String> inOrder = new ArrayList<>();
        expected.forEach(each -> inOrder.add(values.getOrDefault(each, "")));
        return inOrder;
    }

    private static String value(String where, JsonNode parameter, int version) {
        String type = Json.textOrEmpty(parameter, "type");
        String text = switch (type) {
            case "text" -> Json.textOrEmpty(parameter, "text");
            case "currency", "date_time" -> {
                JsonNode legacy = parameter.get(type);
                yield legacy == null ? "" : Json.textOrEmpty(legacy, "fallback_value");
            }
            default -> throw new Refused(format(where + ": parameter type must be text"));
        };
        if (text.isBlank()) {
            throw new Refused(GraphError.missing(where + ": parameter text is missing or empty"));
        }
        if (FORBIDDEN.stream().anyMatch(text::contains)) {
            String details =
                    where + ": Param text cannot have new-line/tab characters or more than 4 consecutive spaces";
            throw new Refused(
                    version >= 23
                            ? GraphError.whatsApp(
                                    400, 132018, "There was an issue with the parameters in your template", details)
                            : GraphError.invalid(details));
        }
        return text;
    }

    /** Parts that this fake does not look into: a send must contain them. */
    private static void otherParts(Template template, JsonNode payload) {
        for (String part : template.otherParts()) {
            JsonNode given = component(payload, part);
            if (given == null) {
                throw new Refused(format("components: " + part + " is missing"));
            }
            if (part.equals("LIMITED_TIME_OFFER") && given.findValue("expiration_time_ms") == null) {
                throw new Refused(GraphError.missing("limited_time_offer: expiration_time_ms is missing"));
            }
        }
    }

    static @Nullable JsonNode component(JsonNode payload, String type) {
        JsonNode components = payload.get("components");
        if (components != null) {
            for (JsonNode each : components) {
                if (Json.textOrEmpty(each, "type").equalsIgnoreCase(type)) {
                    return each;
                }
            }
        }
        return null;
    }

    private static GraphError mismatch(String where, int given, int expected) {
        return GraphError.whatsApp(
                400,
                132000,
                "Number of parameters does not match the expected number of params",
                where + ": number of localizable_params (" + given + ") does not match the expected number of params ("
                        + expected + ")");
    }

    static GraphError format(String details) {
        return GraphError.whatsApp(
                400, 132012, "Parameter format does not match format in the created template", details);
    }
}
