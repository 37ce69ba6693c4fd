package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.graph.GraphWorld.Reached;
import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST, DELETE and GET /{phone-number-id}/block_users}. Only who wrote in the last 24 hours is blocked. */
final class BlockedUsers {

    private static final Duration WROTE_WITHIN = Duration.ofHours(24);
    private static final int USUAL_PAGE = 20;

    private final GraphWorld world;

    BlockedUsers(GraphWorld world) {
        this.world = world;
    }

    Answer change(WhatsAppNumber number, Call call) {
        ObjectNode body = call.body();
        if (!Json.textOrEmpty(body, "messaging_product").equals("whatsapp")) {
            throw new Refused(GraphError.invalid("The parameter messaging_product is required."));
        }
        JsonNode users = body.get("block_users");
        if (users == null || !users.isArray() || users.isEmpty()) {
            throw new Refused(GraphError.invalid("The parameter block_users is required."));
        }
        boolean blocks = call.method().equals("POST");
        ObjectNode answer = Json.object().put("messaging_product", "whatsapp");
        ObjectNode lists = answer.putObject("block_users");
        ArrayNode changed = lists.putArray(blocks ? "added_users" : "removed_users");
        int failed = 0;
        for (JsonNode user : users) {
            Reached person = person(number, user);
            if (person != null && (blocks ? block(number, person) : unblock(number, person))) {
                changed.addObject()
                        .put("input", Json.textOrEmpty(user, user.has("user") ? "user" : "user_id"))
                        .put("wa_id", person.waId());
            } else {
                failed++;
            }
        }
        if (failed > 0) {
            throw new Refused(GraphError.whatsApp(
                    400, 139100, "Failed to block/unblock some users", failed + " of the users could not be changed"));
        }
        return Answer.ok(answer);
    }

    private @Nullable Reached person(WhatsAppNumber number, JsonNode user) {
        String phone = Json.textOrEmpty(user, "user");
        return phone.isEmpty()
                ? world.byUserId(number, Json.textOrEmpty(user, "user_id"))
                : world.byPhone(number, Texts.undialled(phone));
    }

    private boolean block(WhatsAppNumber number, Reached person) {
        boolean may = world.wroteWithin(number, person.key(), WROTE_WITHIN);
        if (may) {
            world.number(number.id()).block(person);
        }
        return may;
    }

    private boolean unblock(WhatsAppNumber number, Reached person) {
        return world.number(number.id()).unblock(person);
    }

    Answer list(WhatsAppNumber number, Call call) {
        List<Reached> all = world.number(number.id()).blocked();
        String limit = call.parameter("limit");
        String after = call.parameter("after");
        int from = Texts.isDigits(after, 1, 6) ? Integer.parseInt(after) : 0;
        int to = Math.min(all.size(), from + (Texts.isDigits(limit, 1, 4) ? Integer.parseInt(limit) : USUAL_PAGE));
        ObjectNode answer = Json.object();
        ArrayNode users = answer.putArray("data").addObject().putArray("block_users");
        for (Reached person : all.subList(Math.min(from, to), to)) {
            users.addObject().put("messaging_product", "whatsapp").put("wa_id", person.waId());
        }
        ObjectNode paging = answer.putObject("paging");
        paging.putObject("cursors").put("before", Integer.toString(from)).put("after", Integer.toString(to));
        if (to < all.size()) {
            paging.put("next", "https://graph.facebook.com/" + number.id() + "/block_users?after=" + to);
        }
        return Answer.ok(answer);
    }
}
