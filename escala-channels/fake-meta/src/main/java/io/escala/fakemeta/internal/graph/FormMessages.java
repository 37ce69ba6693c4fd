package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks what the button of an interactive message does that opens a form. */
final class FormMessages {

    private static final int LONGEST_BUTTON = 20;
    private static final int FIRST_PICTURE = 0x1F000;
    private static final int COLOURED = 0xFE0F;
    private static final Set<String> KNOWN = Set.of(
            "flow_message_version",
            "flow_id",
            "flow_name",
            "flow_cta",
            "flow_token",
            "mode",
            "flow_action",
            "flow_action_payload");

    private FormMessages() {}

    static void check(JsonNode action) {
        if (!Json.textOrEmpty(action, "name").equals("flow")) {
            throw refused("the action is named flow");
        }
        JsonNode parameters = action.path("parameters");
        known(parameters, KNOWN);
        if (!Json.textOrEmpty(parameters, "flow_message_version").equals("3")) {
            throw refused("flow_message_version is 3");
        }
        boolean byId = !Json.textOrEmpty(parameters, "flow_id").isBlank();
        boolean byName = !Json.textOrEmpty(parameters, "flow_name").isBlank();
        if (byId == byName) {
            throw refused("exactly one of flow_id and flow_name is required");
        }
        String button = Json.textOrEmpty(parameters, "flow_cta");
        if (button.isBlank()
                || button.length() > LONGEST_BUTTON
                || button.codePoints().anyMatch(FormMessages::emoji)) {
            throw refused("flow_cta takes 1 to 20 characters and no emoji");
        }
        if (parameters.has("flow_token")
                && Json.textOrEmpty(parameters, "flow_token").isBlank()) {
            throw refused("flow_token must not be empty");
        }
        oneOf(parameters, "mode", Set.of("draft", "published"));
        oneOf(parameters, "flow_action", Set.of("navigate", "data_exchange"));
        payload(parameters.get("flow_action_payload"), Json.textOrEmpty(parameters, "flow_action"));
    }

    private static void payload(@Nullable JsonNode payload, String action) {
        if (payload == null) {
            return;
        }
        if (action.equals("data_exchange")) {
            throw refused("data_exchange takes no flow_action_payload");
        }
        known(payload, Set.of("screen", "data"));
        if (Json.textOrEmpty(payload, "screen").isBlank()) {
            throw refused("flow_action_payload.screen is required");
        }
        JsonNode data = payload.get("data");
        if (data != null && (!data.isObject() || data.isEmpty())) {
            throw refused("flow_action_payload.data is a non-empty object");
        }
    }

    private static void oneOf(JsonNode parameters, String name, Set<String> values) {
        if (parameters.has(name) && !values.contains(Json.textOrEmpty(parameters, name))) {
            throw refused(name + " is none of its values");
        }
    }

    private static void known(JsonNode object, Set<String> names) {
        object.propertyNames().forEach(name -> {
            if (!names.contains(name)) {
                throw refused("unknown key " + name);
            }
        });
    }

    private static boolean emoji(int codePoint) {
        return codePoint >= FIRST_PICTURE || codePoint == COLOURED;
    }

    private static Refused refused(String why) {
        return new Refused(GraphError.invalid("interactive flow: " + why));
    }
}
