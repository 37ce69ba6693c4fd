package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import io.escala.fakemeta.setup.Template;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The rules for the buttons of a template that is sent. */
final class TemplateButtonRules {
    private static final int LONGEST_CODE = 20;
    private static final int LONGEST_ONE_TIME_CODE = 15;
    private static final int LONGEST_PAYLOAD = 256;

    private TemplateButtonRules() {}

    /** Checks the buttons of a send and returns what it gave for them, by index. */
    static Map<Integer, String> check(Template template, @Nullable JsonNode components) {
        Map<Integer, JsonNode> given = given(template, components);
        Map<Integer, String> values = new HashMap<>();
        for (int at = 0; at < template.buttons().size(); at++) {
            String value = value(template.buttons().get(at), at, given.get(at));
            if (!value.isEmpty()) {
                values.put(at, value);
            }
        }
        return values;
    }

    private static Map<Integer, JsonNode> given(Template template, @Nullable JsonNode components) {
        Map<Integer, JsonNode> given = new HashMap<>();
        if (components != null) {
            for (JsonNode each : components) {
                if (Json.textOrEmpty(each, "type").equalsIgnoreCase("button")) {
                    int index = index(each);
                    if (index >= template.buttons().size()) {
                        throw new Refused(GraphError.badValue("buttons: there is no button at that index"));
                    }
                    given.put(index, each);
                }
            }
        }
        return given;
    }

    private static String value(Template.Button button, int index, @Nullable JsonNode given) {
        boolean variable = !Template.placeholders(button.url()).isEmpty();
        return switch (button.type()) {
            case "URL" ->
                variable ? required("Url", "url", "text", index, given, Integer.MAX_VALUE) : none(index, given);
            case "OTP" -> required("OTP", "url", "text", index, given, LONGEST_ONE_TIME_CODE);
            case "COPY_CODE" -> required("Copy code", "copy_code", "coupon_code", index, given, LONGEST_CODE);
            case "QUICK_REPLY" ->
                given == null ? "" : required("Quick reply", "quick_reply", "payload", index, given, LONGEST_PAYLOAD);
            case "FLOW" -> {
                if (given == null || !Json.textOrEmpty(given, "sub_type").equalsIgnoreCase("flow")) {
                    throw missing("Flow", index);
                }
                JsonNode token = given.findValue("flow_token");
                yield token == null ? "" : token.asString();
            }
            default -> none(index, given);
        };
    }

    private static String required(
            String kind, String subType, String key, int index, @Nullable JsonNode given, int longest) {
        JsonNode list = given == null ? null : given.get("parameters");
        if (given == null
                || list == null
                || list.size() != 1
                || !Json.textOrEmpty(given, "sub_type").toLowerCase(Locale.ROOT).equals(subType)
                || !Json.textOrEmpty(list.get(0), "type").equals(key)) {
            throw missing(kind, index);
        }
        String value = Json.textOrEmpty(list.get(0), key);
        if (value.isBlank()) {
            throw missing(kind, index);
        }
        if (value.length() > longest) {
            throw new Refused(TemplateRules.format("buttons: the parameter of the button at index " + index
                    + " is longer than " + longest + " characters"));
        }
        return value;
    }

    private static String none(int index, @Nullable JsonNode given) {
        if (given != null) {
            throw new Refused(TemplateRules.format("buttons: the button at index " + index + " takes no parameter"));
        }
        return "";
    }

    private static Refused missing(String kind, int index) {
        return new Refused(
                GraphError.missing("buttons: Button at index " + index + " of type " + kind + " requires a parameter"));
    }

    private static int index(JsonNode button) {
        String index = Json.textOrEmpty(button, "index");
        return Texts.isDigits(index, 1, 1) ? Integer.parseInt(index) : Integer.MAX_VALUE;
    }
}
