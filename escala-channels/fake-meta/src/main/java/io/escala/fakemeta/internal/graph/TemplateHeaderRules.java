package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.setup.Template;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The rules for the header of a template that is sent. */
final class TemplateHeaderRules {
    private TemplateHeaderRules() {}

    /** Checks the header of a send and returns what it gave: a text, the id or address of a medium, a place; empty if nothing. */
    static String check(Template template, JsonNode payload, int version) {
        if (template.headerFormat().isEmpty() || template.headerFormat().equals("TEXT")) {
            List<String> values = TemplateRules.parameters("header", template.headerParameters(), payload, version);
            return String.join("", values);
        }
        String expected = template.headerFormat().toLowerCase(Locale.ROOT);
        JsonNode given = TemplateRules.component(payload, "header");
        JsonNode list = given == null ? null : given.get("parameters");
        JsonNode only = list != null && list.size() == 1 ? list.get(0) : null;
        String value = value(expected, only == null ? null : only.get(expected));
        if (value.isEmpty()) {
            throw new Refused(TemplateRules.format("header: Format mismatch, expected " + template.headerFormat()));
        }
        return value;
    }

    private static String value(String format, @Nullable JsonNode content) {
        if (content == null) {
            return "";
        }
        if (format.equals("location")) {
            String latitude = Json.textOrEmpty(content, "latitude");
            String longitude = Json.textOrEmpty(content, "longitude");
            return latitude.isEmpty() || longitude.isEmpty() ? "" : latitude + "," + longitude;
        }
        String id = Json.textOrEmpty(content, "id");
        return id.isEmpty() ? Json.textOrEmpty(content, "link") : id;
    }
}
