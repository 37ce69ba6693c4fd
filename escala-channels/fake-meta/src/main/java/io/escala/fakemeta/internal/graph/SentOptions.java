package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The options of a sent message that a person can tap. */
public final class SentOptions {

    /** The kinds of options, by what Meta reports of a tap. */
    public enum Kind {
        BUTTON_REPLY,
        LIST_REPLY,
        QUICK_REPLY,
        POSTBACK
    }

    /** An option: its kind, the id or payload, and the title. */
    public record Tap(Kind kind, String id, String title) {}

    private SentOptions() {}

    /**
     * Returns the option with that title.
     *
     * @throws IllegalArgumentException if the message has none
     */
    public static Tap titled(String json, String title) {
        return of(json).stream()
                .filter(tap -> tap.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the message has no option of that title"));
    }

    /**
     * Returns the token of the form that a message opens, by an interactive message or the button of a template; empty when it has none.
     *
     * @throws IllegalArgumentException if the message opens no form
     */
    public static String formToken(String json) {
        JsonNode body = Json.read(json);
        if (body != null && Json.textOrEmpty(body.path("interactive"), "type").equals("flow")) {
            return Json.textOrEmpty(body.path("interactive").path("action").path("parameters"), "flow_token");
        }
        if (body != null) {
            for (JsonNode component : body.path("template").path("components")) {
                if (Json.textOrEmpty(component, "sub_type").equals("flow")) {
                    JsonNode parameter = component.path("parameters").path(0);
                    return Json.textOrEmpty(parameter.path("action"), "flow_token");
                }
            }
        }
        throw new IllegalArgumentException("the message opens no form");
    }

    private static List<Tap> of(String json) {
        List<Tap> taps = new ArrayList<>();
        JsonNode body = Json.read(json);
        if (body == null) {
            return taps;
        }
        JsonNode action = body.path("interactive").path("action");
        buttons(action, taps);
        action.path("cards").forEach(card -> buttons(card.path("action"), taps));
        action.path("sections")
                .forEach(section -> section.path("rows").forEach(row -> add(taps, Kind.LIST_REPLY, row, "id")));
        JsonNode message = body.path("message");
        message.path("quick_replies").forEach(reply -> add(taps, Kind.QUICK_REPLY, reply, "payload"));
        JsonNode payload = message.path("attachment").path("payload");
        postbacks(payload, taps);
        payload.path("elements").forEach(element -> postbacks(element, taps));
        return taps;
    }

    private static void buttons(JsonNode action, List<Tap> taps) {
        action.path("buttons").forEach(button -> {
            JsonNode reply = button.has("reply") ? button.get("reply") : button.get("quick_reply");
            add(taps, Kind.BUTTON_REPLY, reply, "id");
        });
    }

    private static void postbacks(JsonNode parent, List<Tap> taps) {
        parent.path("buttons").forEach(button -> {
            if (Json.textOrEmpty(button, "type").equals("postback")) {
                add(taps, Kind.POSTBACK, button, "payload");
            }
        });
    }

    private static void add(List<Tap> taps, Kind kind, @Nullable JsonNode option, String id) {
        if (option != null) {
            taps.add(new Tap(kind, Json.textOrEmpty(option, id), Json.textOrEmpty(option, "title")));
        }
    }
}
