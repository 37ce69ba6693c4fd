package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.setup.Template;
import io.escala.fakemeta.setup.TemplateStatus;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST} and {@code DELETE /{waba}/message_templates}: templates are submitted, and pending until the test says otherwise. */
final class TemplateSubmissions {
    private static final int LONGEST_BODY = 1024;
    private static final int LONGEST_SHORT_TEXT = 60;
    private static final Set<String> CATEGORIES = Set.of("MARKETING", "UTILITY", "AUTHENTICATION");

    private final GraphWorld world;

    TemplateSubmissions(GraphWorld world) {
        this.world = world;
    }

    Answer create(String owner, Call call) {
        ObjectNode body = call.body();
        String name = Json.textOrEmpty(body, "name");
        String language = Json.textOrEmpty(body, "language");
        String category = Json.textOrEmpty(body, "category").toUpperCase(Locale.ROOT);
        if (name.isEmpty() || !name.chars().allMatch(TemplateSubmissions::isOfName) || language.isEmpty()) {
            throw new Refused(invalid("name or language"));
        }
        if (!CATEGORIES.contains(category)) {
            throw new Refused(invalid("category"));
        }
        if (world.templates(owner).stream()
                .anyMatch(each -> each.name().equals(name) && each.language().equals(language))) {
            throw new Refused(GraphError.graph(
                    400, 100, 2388024, "(#100) There is already content in this language for this template"));
        }
        Template template =
                template(owner, name, language, body).category(category).status(TemplateStatus.PENDING);
        world.put(template);
        ObjectNode answer = Json.object();
        answer.put("id", TemplateCatalogue.id(template));
        answer.put("status", template.status().name());
        answer.put("category", category);
        return Answer.ok(answer);
    }

    private static Template template(String owner, String name, String language, JsonNode json) {
        JsonNode body = part(json, "BODY");
        String text = body == null ? "" : Json.textOrEmpty(body, "text");
        if (body == null || text.isBlank() || text.length() > LONGEST_BODY) {
            throw new Refused(invalid("body"));
        }
        if (Template.placeholders(text).size() != examples(body)) {
            throw new Refused(
                    GraphError.graph(400, 100, 2388043, "(#100) Message template is missing expected field(s)"));
        }
        Template template = Template.of(owner, name, language, text);
        JsonNode header = part(json, "HEADER");
        if (header != null) {
            String format = Json.textOrEmpty(header, "format").toUpperCase(Locale.ROOT);
            template = format.equals("TEXT") ? template.header(limited(header)) : template.mediaHeader(format);
        }
        JsonNode footer = part(json, "FOOTER");
        if (footer != null) {
            template = template.footer(limited(footer));
        }
        JsonNode buttons = part(json, "BUTTONS");
        if (buttons != null) {
            for (JsonNode each : buttons.path("buttons")) {
                template = button(template, each);
            }
        }
        return template;
    }

    private static Template button(Template template, JsonNode json) {
        String text = Json.textOrEmpty(json, "text");
        String type = Json.textOrEmpty(json, "type").toUpperCase(Locale.ROOT);
        return switch (type) {
            case "URL" -> template.urlButton(text, Json.textOrEmpty(json, "url"));
            case "PHONE_NUMBER" -> template.phoneButton(text, Json.textOrEmpty(json, "phone_number"));
            default -> template.button(type, text);
        };
    }

    /** How many examples the body has: a list in a list, or named ones. */
    private static int examples(JsonNode body) {
        JsonNode example = body.path("example");
        return example.has("body_text")
                ? example.path("body_text").path(0).size()
                : example.path("body_text_named_params").size();
    }

    private static String limited(JsonNode part) {
        String text = Json.textOrEmpty(part, "text");
        if (text.isBlank() || text.length() > LONGEST_SHORT_TEXT) {
            throw new Refused(invalid("header or footer"));
        }
        return text;
    }

    private static @Nullable JsonNode part(JsonNode json, String type) {
        for (JsonNode each : json.path("components")) {
            if (Json.textOrEmpty(each, "type").equalsIgnoreCase(type)) {
                return each;
            }
        }
        return null;
    }

    Answer delete(String owner, Call call) {
        String name = call.parameter("name");
        if (world.templates(owner).stream().noneMatch(each -> each.name().equals(name))) {
            throw new Refused(
                    GraphError.graph(400, 100, 2593002, "(#100) Message Template \"" + name + "\" wasn't found"));
        }
        world.removeTemplates(owner, name);
        ObjectNode answer = Json.object();
        answer.put("success", true);
        return Answer.ok(answer);
    }

    private static boolean isOfName(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static GraphError invalid(String what) {
        return GraphError.graph(400, 100, 0, "(#100) Invalid parameter: " + what);
    }
}
