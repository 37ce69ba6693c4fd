package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Line;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST, DELETE and GET /{page or Instagram account, or me}/messenger_profile}: the parts that every page and account has. */
final class MessengerProfiles {

    private static final String GET_STARTED = "get_started";
    private static final String MENU = "persistent_menu";
    private static final String QUESTIONS = "ice_breakers";
    private static final String GREETING = "greeting";
    private static final Set<String> OF_PAGES = Set.of(GET_STARTED, GREETING, QUESTIONS, MENU);
    private static final Set<String> OF_INSTAGRAM = Set.of(QUESTIONS, MENU);
    private static final Map<String, Integer> MOST_ACTIONS = Map.of(QUESTIONS, 4, MENU, 20);
    private static final int LONGEST_GREETING = 160;

    private final GraphWorld world;

    MessengerProfiles(GraphWorld world) {
        this.world = world;
    }

    Answer answer(Line line, Call call) {
        boolean instagram =
                line instanceof InstagramAccount || call.parameter("platform").equals("instagram");
        // An account that has Facebook Login only is reached through its page, and has a profile beside the page's.
        String owner = line.id() + (instagram ? "/instagram" : "");
        Set<String> known = instagram ? OF_INSTAGRAM : OF_PAGES;
        return switch (call.method()) {
            case "GET" -> get(world.messengerProfile(owner), known, call);
            case "POST" -> post(owner, known, call);
            case "DELETE" -> delete(owner, known, call);
            default -> throw new Refused(GraphError.noSuchObject(call.method(), line.id()));
        };
    }

    private static Answer get(ObjectNode profile, Set<String> known, Call call) {
        ObjectNode shown = Json.object();
        for (String field : Texts.parts(call.parameter("fields"), ',')) {
            if (!known.contains(field)) {
                throw refused("(#100) Tried accessing nonexisting field (" + field + ")");
            }
            JsonNode value = profile.get(field);
            if (value != null) {
                shown.set(field, value);
            }
        }
        ObjectNode answer = Json.object();
        if (shown.isEmpty()) {
            answer.putArray("data");
        } else {
            answer.putArray("data").add(shown);
        }
        return Answer.ok(answer);
    }

    private Answer post(String owner, Set<String> known, Call call) {
        ObjectNode profile = world.messengerProfile(owner);
        int set = 0;
        for (Map.Entry<String, JsonNode> part : call.body().properties()) {
            if (known.contains(part.getKey())) {
                check(part.getKey(), part.getValue());
                profile.set(part.getKey(), part.getValue());
                set++;
            } else if (OF_PAGES.contains(part.getKey())) {
                throw refused("(#100) Instagram has no " + part.getKey());
            }
        }
        if (set == 0) {
            throw refused("(#100) Requires one of the params: " + String.join(", ", new TreeSet<>(known)));
        }
        if (profile.has(MENU) && known.contains(GET_STARTED) && !profile.has(GET_STARTED)) {
            throw refused("(#100) You must set a Get Started button if you also wish to use persistent menu");
        }
        world.putMessengerProfile(owner, profile);
        return success();
    }

    private static void check(String part, JsonNode value) {
        if (part.equals(GET_STARTED)) {
            if (Json.textOrEmpty(value, "payload").isBlank()) {
                throw refused("(#100) Param get_started[payload] must be a non-empty string");
            }
            return;
        }
        boolean byDefault = false;
        for (JsonNode locale : value) {
            byDefault |= Json.textOrEmpty(locale, "locale").equals("default");
            int actions = locale.path("call_to_actions").size();
            boolean valid = part.equals(GREETING)
                    ? Json.textOrEmpty(locale, "text").length() <= LONGEST_GREETING
                    : actions > 0 && actions <= MOST_ACTIONS.getOrDefault(part, 0);
            if (!valid) {
                throw refused("(#100) Param " + part + " has too few or too many of something");
            }
        }
        if (!byDefault) {
            throw refused("(#100) Param " + part + " must have the default locale");
        }
    }

    private Answer delete(String owner, Set<String> known, Call call) {
        ObjectNode profile = world.messengerProfile(owner);
        JsonNode fields = call.body().path("fields");
        if (fields.isEmpty()) {
            throw refused("(#100) The parameter fields is required");
        }
        for (JsonNode field : fields) {
            if (!known.contains(field.asString())) {
                throw refused("(#100) Param fields must be of " + String.join(", ", new TreeSet<>(known)));
            }
            profile.remove(field.asString());
        }
        if (profile.has(MENU) && known.contains(GET_STARTED) && !profile.has(GET_STARTED)) {
            throw refused("(#100) The persistent menu needs the Get Started button");
        }
        world.putMessengerProfile(owner, profile);
        return success();
    }

    private static Answer success() {
        return Answer.ok(Json.object().put("result", "success"));
    }

    private static Refused refused(String message) {
        return new Refused(GraphError.graph(400, 100, 0, message));
    }
}
